"""Settings: the environment before the file, and a wrong one is named."""

from dataclasses import fields
from pathlib import Path

import pytest

from crossread.config import Settings, settings
from crossread.errors import SettingError

DOCS = Path(__file__).parents[1] / "docs"


def config(folder: Path, text: str) -> dict[str, str]:
    path = folder / "config.toml"
    path.write_text(text)
    return {"CROSSREAD_CONFIG": str(path)}


def test_without_a_file_the_defaults_hold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings({}) == Settings()


def test_the_environment_comes_before_the_file(tmp_path: Path) -> None:
    env = config(tmp_path, 'library = "news"\njobs = 2\ninterval = 3\n')
    assert settings(env) == Settings(library="news", jobs=2, interval=3.0)
    assert settings({**env, "CROSSREAD_JOBS": "4", "CROSSREAD_DEBUG": "1", "OTHER": "x"}).jobs == 4


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("colour = 1", "config.toml: colour: there is no such setting; there are library, jobs"),
        ("jobs = 0", "config.toml: jobs: must be a whole number from 1 to 256, and is 0"),
        ("jobs = 1.5", "config.toml: jobs: must be a whole number"),
        ("jobs = true", "config.toml: jobs: must be a whole number"),
        ('port = "80"', "config.toml: port: must be a whole number"),
        ("interval = nan", "config.toml: interval: must be a number"),
        ("library = 3", "config.toml: library: must be text, and is 3"),
        ("jobs =", "config.toml: is not TOML"),
    ],
)
def test_a_wrong_setting_in_the_file_is_named(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings(config(tmp_path, text))
    assert message in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("CROSSREAD_JOBS", "many", "CROSSREAD_JOBS: must be a whole number from 1 to 256, and is 'many'"),
        ("CROSSREAD_PORT", "70000", "CROSSREAD_PORT: must be a whole number from 0 to 65535, and is '70000'"),
        ("CROSSREAD_LIBARY", "x", "CROSSREAD_LIBARY: there is no such setting"),
        ("CROSSREAD_HOST", "", "CROSSREAD_HOST: must be text"),
        ("CROSSREAD_CONFIG", "/not/there.toml", "/not/there.toml: cannot be read: no such file or directory"),
    ],
)
def test_a_wrong_setting_in_the_environment_is_named(name: str, value: str, message: str) -> None:
    with pytest.raises(SettingError) as caught:
        settings({"CROSSREAD_CONFIG": "/dev/null", name: value})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize("name", [field.name for field in fields(Settings)])
def test_every_setting_is_documented(name: str) -> None:
    text = (DOCS / "command-line.md").read_text("utf-8")
    assert f"| `{name}` | `CROSSREAD_{name.upper()}` |" in text
