"""Names for stories."""

from collections.abc import Callable


def free_name(name: str, taken: Callable[[str], bool]) -> str:
    """`name`, with a number put to it where that is taken."""
    free, again = name, 1
    while taken(free):
        again += 1
        free = f"{name}-{again}"
    return free
