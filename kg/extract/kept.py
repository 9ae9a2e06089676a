"""What is kept between runs in the user's cache folder; nothing here needs a parser."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path


def kept_dir(name: str) -> Path:
    """Return one of the folders of the user's cache."""
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "kg" / name


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
