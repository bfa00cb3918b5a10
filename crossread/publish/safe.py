"""Text that is safe to show: no controls reach a terminal, a page or a file, and widths count cells."""

import re
from collections.abc import Iterable

_SPACE = re.compile(r"\s+")
# Controls but line feed and tab, line ends beside the line feed, surrogates, noncharacters. Formats such as the
# zero-width joiner are part of the spelling of many languages and stay.
_PLANES = "".join(f"{chr(plane << 16 | 0xFFFE)}{chr(plane << 16 | 0xFFFF)}" for plane in range(17))
_UNSAFE = re.compile(f"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef{_PLANES}]")
# Marks that reorder what follows them could make a line on a terminal read as something else; a soft hyphen has no
# width that terminals agree on.
_UNSEEN = dict.fromkeys([0xAD, 0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


def clean(text: str) -> str:
    """`text` with controls, lone surrogates and noncharacters as U+FFFD: as long as before, so offsets hold."""
    return _UNSAFE.sub(_replaced, text)


def flat(text: str) -> str:
    """`text` for a terminal: each run of white space one space, controls replaced, what has no width left out."""
    return _SPACE.sub(" ", clean(_SPACE.sub(" ", text)).translate(_UNSEEN))


def one_line(text: str) -> str:
    """`flat` text without white space around it."""
    return flat(text).strip()


def cells(text: str) -> int:
    """How many columns `text` takes in a terminal."""
    from rich.cells import cell_len

    return cell_len(text)


def clip(text: str, length: int) -> str:
    """`text`, cut at a word where it is longer than `length` characters, with an ellipsis."""
    if len(text) <= length:
        return text
    cut = text[: length - 1]
    space = text.rfind(" ", 0, length)
    return (cut[:space] if space > length // 2 else cut).rstrip(" ,;:") + "…"


def listed(names: Iterable[str]) -> str:
    """Names in a sentence: "A", "A and B", "A, B and C"."""
    *first, last = list(names) or [""]
    return f"{', '.join(first)} and {last}" if first else last


def _replaced(found: re.Match[str]) -> str:
    return "\n" if found.group() in "\r\u2028\u2029" else "\ufffd"
