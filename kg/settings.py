"""Everything a user can set, in one frozen value: defaults, then the user's file, then options."""

from __future__ import annotations

import configparser
import os
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from kg.errors import SettingsError
from kg.vocab import DEFAULT_BASE

_SECTION = "kg"
EXTRACTORS = ("patterns", "neural", "both")
_SWITCH = configparser.ConfigParser.BOOLEAN_STATES


@dataclass(frozen=True)
class Settings:
    """`ontology` and `lexicon` are files read after the shipped ones.

    Claims below `min_confidence` are not made; None leaves it to the extractor, which then prefers being right to finding much.
    `extractor` is one of `EXTRACTORS`; what it asks of the model holds for English, other languages are read by patterns.
    """

    ontology: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    base_iri: str = DEFAULT_BASE
    min_confidence: float | None = None
    strict: bool = False
    extractor: str = "both"

    def __post_init__(self) -> None:
        if self.min_confidence is not None and not 0.0 <= self.min_confidence <= 1.0:
            raise SettingsError(f"min_confidence lies between 0 and 1, not {self.min_confidence}")
        if self.extractor not in EXTRACTORS:
            raise SettingsError(f"extractor is one of {', '.join(EXTRACTORS)}, not {self.extractor!r}")
        if "://" not in self.base_iri or self.base_iri[-1:] not in "/#":
            raise SettingsError(f"base_iri is an absolute IRI that ends in / or #, not {self.base_iri!r}")


def settings_file() -> Path:
    """Return where the user's settings are looked for: `$KG_SETTINGS`, else `kg/settings.ini` in the user's configuration folder."""
    given = os.environ.get("KG_SETTINGS")
    home = Path(os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config")
    return Path(given) if given else home / "kg" / "settings.ini"


def load_settings(**options: Any) -> Settings:
    """Return the settings in force; options that are None or empty leave the file's value, and the file's silence the default's.

    Raises SettingsError naming the file for an unknown or impossible setting.

    >>> load_settings(min_confidence=0.5).min_confidence
    0.5
    """
    settings = _from_file(settings_file())
    given = {name: value for name, value in options.items() if value is not None and value != ()}
    unknown = sorted(given.keys() - {field.name for field in fields(Settings)})
    if unknown:
        raise SettingsError(f"there is no setting {unknown[0]!r}; there are {', '.join(field.name for field in fields(Settings))}")
    values: dict[str, Any] = {name: _paths(value) if name in ("ontology", "lexicon") else value for name, value in given.items()}
    return replace(settings, **values)


def _paths(values: Iterable[str | Path]) -> tuple[Path, ...]:
    return tuple(Path(value) for value in values)


def _from_file(path: Path) -> Settings:
    if not path.is_file():
        return Settings()
    parser = configparser.ConfigParser(interpolation=None)
    try:
        parser.read_string(path.read_text(encoding="utf-8"), source=str(path))
        section = parser[_SECTION]
        values: dict[str, Any] = {name: _value(name, section[name], path.parent) for name in section}
        return Settings(**values)
    except KeyError as error:
        raise SettingsError(f"{path}: the settings stand in a section [{_SECTION}]") from error
    except (configparser.Error, SettingsError, TypeError, ValueError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: {error}") from error


def _value(name: str, text: str, folder: Path) -> Any:
    if name in ("ontology", "lexicon"):
        return tuple(folder / line.strip() for line in text.splitlines() if line.strip())
    if name == "min_confidence":
        return float(text)
    if name == "strict":
        return _SWITCH[_known_switch(text)]
    return text.strip()


def _known_switch(text: str) -> str:
    word = text.strip().lower()
    if word not in _SWITCH:
        raise ValueError(f"a switch is one of {', '.join(sorted(_SWITCH))}, not {text!r}")
    return word
