"""Words that a text writes only with a capital: its names, as far as form tells."""

import re
from collections.abc import Iterable

# A word with a capital inside a sentence.
_INSIDE = re.compile(r"(?<=[\w,;’'] )[^\W\d_]\w+")


def capitals(text: str, words: Iterable[str]) -> set[str]:
    """What of `words`, those of `text`, stands inside a sentence with a capital and nowhere without."""
    small = {word for word in words if word[:1].islower()}
    return {word for word in set(_INSIDE.findall(text)) if word[:1].isupper() and word.lower() not in small}
