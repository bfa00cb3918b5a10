"""Settings: from a TOML file and the environment; an option of a command comes before both."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from crossread.errors import SettingError

PREFIX = "CROSSREAD_"
# The environment's variables that are not settings.
_OTHERS = frozenset({"CROSSREAD_CONFIG", "CROSSREAD_DEBUG"})


@dataclass(frozen=True, slots=True)
class Settings:
    """What can be set: in the file by the name here, in the environment by `CROSSREAD_` and the name in capitals.

    `library`: the library's file; `None` is in the user's data folder. `jobs`: processes to work with.
    `busy_seconds`: how long to wait where another process writes to the library. `host`, `port`: where `serve` listens.
    `interval`: seconds between two looks at a drop folder.
    """

    library: str | None = None
    jobs: int = 1
    busy_seconds: float = 5.0
    host: str = "127.0.0.1"
    port: int = 8765
    interval: float = 5.0


_LIMITS: dict[str, tuple[float, float]] = {
    "jobs": (1, 256),
    "busy_seconds": (0, 3600),
    "port": (0, 65535),
    "interval": (0.1, 86400),
}


def settings(environ: Mapping[str, str] | None = None) -> Settings:
    """The settings that hold here: the file's, and over them those of the environment.

    The file is named by `CROSSREAD_CONFIG`, or is `config.toml` in the user's folder for settings if there is one.
    Raises `SettingError`, which names the setting or the file, for what is unknown or cannot be used.
    """
    env = os.environ if environ is None else environ
    values = _from_file(env.get("CROSSREAD_CONFIG"))
    for name, text in sorted(env.items()):
        if name.startswith(PREFIX) and name not in _OTHERS:
            setting = name.removeprefix(PREFIX).lower()
            values[setting] = _checked(name, setting, text, text=True)
    return Settings(**values)


def _from_file(given: str | None) -> dict[str, Any]:
    if given:
        path = Path(given)
    else:
        from platformdirs import user_config_path

        path = user_config_path("crossread", appauthor=False) / "config.toml"
        if not path.exists():
            return {}
    import tomllib

    try:
        content = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingError(str(path), f"cannot be read: {(error.strerror or str(error)).lower()}") from error
    except ValueError as error:  # also what is not UTF-8
        raise SettingError(str(path), f"is not TOML: {error}") from error
    return {name: _checked(f"{path}: {name}", name, value, text=False) for name, value in content.items()}


def _checked(name: str, setting: str, value: Any, text: bool) -> Any:
    """The value of a setting in its type. Text, from the environment, is read as what it should be."""
    kinds = {field.name: type(field.default) for field in fields(Settings)}
    if setting not in kinds:
        raise SettingError(name, f"there is no such setting; there are {', '.join(kinds)}")
    kind = kinds[setting]
    if kind in (int, float):
        return _number(name, setting, value, kind, text)
    if not isinstance(value, str) or not value:
        raise SettingError(name, f"must be text, and is {value!r}")
    return value


def _number(name: str, setting: str, value: Any, kind: type, text: bool) -> int | float:
    low, high = _LIMITS[setting]
    wanted = f"must be a {'whole ' * (kind is int)}number from {low:g} to {high:g}, and is {value!r}"
    if not text and (isinstance(value, bool) or not isinstance(value, int | kind)):
        raise SettingError(name, wanted)
    try:
        number: int | float = kind(value)
    except ValueError as error:
        raise SettingError(name, wanted) from error
    if not low <= number <= high:
        raise SettingError(name, wanted)
    return number
