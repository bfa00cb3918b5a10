"""Fictional news: three reports each of some events, and made-up streams of any length."""

import random
from dataclasses import replace

from crossread.model import Article

FERRY = (
    "The ferry Halvard Star ran aground off Port Ellery on Tuesday with 212 people on board, the coastguard "
    "of Norrland "
    "said. Nobody was hurt. Captain Ingrid Solheim had steered away from a fishing boat, the operator "
    "Nordlinje said.\n\n"
    "Tugboats from Varholm pulled the Halvard Star free at high tide, and passengers were taken to a school "
    "in Port Ellery.",
    "All 212 people were brought ashore from the Halvard Star after the ferry struck rocks near Port Ellery "
    "on Tuesday. "
    "The coastguard said the captain, Ingrid Solheim, turned to avoid a fishing boat.\n\n"
    "Nordlinje, which runs the ferry, has promised an inquiry. Two tugboats sailed from Varholm to free the ship.",
    "Passengers of the grounded ferry Halvard Star spent the night in a Port Ellery school. Captain Ingrid Solheim of "
    "Nordlinje told the coastguard of Norrland that a fishing boat had crossed her bow.\n\nThe ship floats again since "
    "high tide on Tuesday, when tugboats from Varholm came.",
)
MAYOR = (
    "Mayor Tobias Renquist of Lindmere resigned on Wednesday after auditors found that 4.2 million crowns were missing "
    "from the city's housing fund. Council leader Petra Ahlgren takes over until the vote in June.",
    "Tobias Renquist has stepped down as mayor of Lindmere. An audit of the housing fund found 4.2 million "
    "crowns gone. "
    "Petra Ahlgren, who leads the council, will stand in for him until June.",
    "Lindmere's housing fund lacks 4.2 million crowns, and Mayor Tobias Renquist goes. The council made Petra Ahlgren "
    "acting mayor on Wednesday. Auditors had gone through the fund's books since March.",
)
EVENTS = (
    ("ferry", "2031-03-04", FERRY, ("Ferry Halvard Star runs aground off Port Ellery", "212 safe after Halvard Star "
     "ferry hits rocks", "Halvard Star passengers spend night in Port Ellery school")),
    ("mayor", "2031-03-05", MAYOR, ("Lindmere mayor Renquist resigns over housing fund", "Mayor Tobias Renquist steps "
     "down in Lindmere", "Missing millions: Lindmere's mayor Renquist goes")),
)  # fmt: skip

SYLLABLES = (
    *("bar", "dol", "fen", "gil", "har", "jun", "kel", "lom", "mar", "nor"),
    *("pel", "quin", "ras", "sol", "tam", "ulv", "ver", "wex", "yan", "zor"),
)


def reports(event: str) -> list[Article]:
    """The three reports of an event, by three outlets."""
    name, day, texts, titles = next(entry for entry in EVENTS if entry[0] == event)
    return [
        Article(f"{name}-{n}", text, title=title, source=f"Outlet {n}", published=day)
        for n, (text, title) in enumerate(zip(texts, titles, strict=True))
    ]


def long_report(identifier: str = "long", seed: int = 1, **changed: str | None) -> Article:
    """A report of 200 words about nothing, with names of its own by `seed`."""
    return replace(_made(identifier, random.Random(seed), 200, "2031-05-01"), **changed)  # type: ignore[arg-type]


def stream(length: int, seed: int = 1) -> list[Article]:
    """Different short reports with names of their own, five a day."""
    rng = random.Random(seed)
    return [_made(f"a{n}", rng, 60, f"2031-{1 + n // 140 % 12:02}-{1 + n // 5 % 28:02}") for n in range(length)]


def _made(identifier: str, rng: random.Random, length: int, day: str) -> Article:
    names = ["".join(rng.choices(SYLLABLES, k=3)).title() for _ in range(8)]
    plain = ["".join(rng.choices(SYLLABLES, k=2)) for _ in range(40)]
    words = [rng.choice(names) if rng.random() < 0.15 else rng.choice(plain) for _ in range(length)]
    return Article(identifier, " ".join(words) + ".", title=f"{names[0]} and {names[1]} {plain[0]}", published=day)
