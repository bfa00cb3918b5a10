"""The one error family. Every message names the thing, says what is wrong with it and what to do."""


class CrossreadError(Exception):
    """Anything that Crossread reports to its user; `str(error)` is one line.

    `name` is what the error is about: a file's name, a URL, an article's id, a setting.
    """

    def __init__(self, name: str, reason: str) -> None:
        self.name = _one_line(name)
        self.reason = _one_line(reason)
        super().__init__(f"{self.name}: {self.reason}")


class AcquireError(CrossreadError):
    """A page could not be read from where it lies."""


class ExtractError(CrossreadError):
    """No article could be recovered from a page."""


class CompareError(CrossreadError):
    """The inputs cannot be compared."""


class StoreError(CrossreadError):
    """The library cannot be opened, read or written."""


class NotFoundError(StoreError):
    """The library holds no such thing."""


class CorrectionError(CrossreadError):
    """A correction of stories cannot be made."""


class SettingError(CrossreadError):
    """A setting or an option has a value that cannot be used."""


def _one_line(text: str) -> str:
    """`text` with controls and line ends shown as escapes, so that no input can forge a second line."""
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode("ascii") for c in text)
