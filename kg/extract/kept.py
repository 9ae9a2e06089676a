"""The user's cache folder, and files that appear in it whole or not at all."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def cache_dir() -> Path:
    """Return the user's cache folder for compiled programs."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg" / "programs"


def keep(path: Path, text: str) -> None:
    """Write beside and move into place, so that another process never reads half a file; leaves nothing behind when that fails."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent, prefix=".") as beside:
            fresh = Path(beside) / path.name
            fresh.write_text(text, encoding="utf-8")
            fresh.replace(path)
    except OSError:
        return
