"""A course of events made up: a crane falls on a ferry, there is a trial and a verdict; and two stories beside it."""

from crossread.annotate import annotate
from crossread.model import Article
from crossread.placing import Placer
from crossread.saga_links import link
from crossread.store import Store

NOW = "2031-07-01T00:00:00+00:00"
HOMES = {"accident": "s-fall", "accident-too": "s-fall", "other-crane": "s-other"}

ACCIDENT = Article(
    "accident",
    "SELLEN - A cargo crane collapsed onto the ferry Calder Star at Pier 9 in Sellen harbour on Tuesday "
    "morning, hurting fourteen passengers.\n\n"
    "Harbour Commissioner Ilse Marr said the crane, run by the company Ostrava Lifting, had passed its "
    "inspection in January. The ferry was about to leave for the island of Quill with two hundred people "
    "aboard when the jib gave way.\n\n"
    "Divers searched the basin until dark. Captain Tomas Wendt of the Calder Star told reporters that he had "
    "seen the jib lean and sounded the alarm. Marr closed Pier 9 and promised an inquiry into Ostrava Lifting "
    "and the crane's bolts, which workers had complained of since autumn.",
    title="Crane falls on ferry at Pier 9 in Sellen harbour",
    source="The Sellen Beacon",
    published="2031-03-04",
)
ACCIDENT_TOO = Article(
    "accident-too",
    "A crane fell on the deck of the ferry Calder Star in Sellen on Tuesday, and fourteen passengers were "
    "taken to hospital.\n\n"
    "The crane at Pier 9 belongs to Ostrava Lifting. Harbour Commissioner Ilse Marr said that it was "
    "inspected in January. The ferry was bound for Quill with two hundred people aboard. Captain Tomas Wendt "
    "sounded the alarm when he saw the jib lean.\n\n"
    "Pier 9 is closed. Marr announced an inquiry.",
    title="Fourteen hurt as crane crushes ferry deck in Sellen",
    source="The Averil Mail",
    published="2031-03-04",
)
TRIAL = Article(
    "trial",
    "SELLEN - Two managers of Ostrava Lifting went on trial in Sellen on Monday. They are charged with faking "
    "the inspection of the crane whose jib fell on the ferry Calder Star at Pier 9 on March 4.\n\n"
    "Prosecutor Adela Voss told the court that both men had signed the papers in January without leaving "
    "their desks. A welder testified that cracked bolts were painted over. Defence lawyer Piet Harrow asked "
    "the judge to drop the charges and called the evidence hearsay.\n\n"
    "Harbour Commissioner Ilse Marr is to be heard as a witness on Thursday, and Captain Tomas Wendt on "
    "Friday. If they are found guilty the managers face up to six years in prison. Ostrava Lifting, which has "
    "lost its licence, is bankrupt.",
    title="Crane company Ostrava Lifting on trial over Pier 9 accident in Sellen",
    source="The Sellen Beacon",
    published="2031-05-19",
)
VERDICT = Article(
    "verdict",
    "A court in Sellen sent two managers of Ostrava Lifting to prison for six years on Friday. Their cargo crane had "
    "collapsed onto the Calder Star at Pier 9, hurting fourteen. Captain Tomas Wendt, who saw the jib lean and gave "
    "the alarm on the Tuesday of the accident, called it just.\n\n"
    "Judge Noor Bellamy said that they had faked the papers of the crane at Pier 9, and had bolts painted "
    "over that were known to be cracked. Prosecutor Adela Voss spoke of a verdict for the passengers of the "
    "Calder Star. Defence lawyer Piet Harrow will appeal.\n\n"
    "Ilse Marr, the former harbour commissioner, was in court when the sentence was read. The bankrupt "
    "company's cranes have been sold for scrap.",
    title="Six years for managers of Ostrava Lifting in Pier 9 crane trial",
    source="The Averil Mail",
    published="2031-06-27",
)
OTHER_CRANE = Article(
    "other-crane",
    "A crane toppled over on a building site in Averil on Wednesday. Nobody was hurt, the fire service said.\n\n"
    "The crane had been lifting concrete for a new cinema in Bellweather Street when a gust of wind caught "
    "it. Site manager Hanno Grieg said work would begin again next week. The road was closed for the morning, "
    "and buses were sent round by the market.",
    title="Crane topples on building site in Averil, nobody hurt",
    source="The Averil Mail",
    published="2031-05-21",
)
LIBRARY = Article(
    "library",
    "The public library on Quill opened its doors again on Monday, after two years in which rain had come "
    "through the roof of the reading room.\n\n"
    "Librarian Perpetua Oake said that nine thousand volumes had been dried, page by page, in a former "
    "cannery. The repairs cost the council four hundred thousand crowns, most of it from a lottery. Children "
    "from the school carried the first books back to their shelves, and a choir sang on the stairs.",
    title="Library of Quill reopens after repairs to its roof",
    source="The Averil Mail",
    published="2031-03-10",
)


def take(store: Store, *articles: Article) -> None:
    """Take articles in, each into the story that is meant for it, and link them."""
    with store.transaction():
        for article in articles:
            store.articles.add(annotate(article), NOW)
            store.stories.place(article.id, HOMES.get(article.id, f"s-{article.id}"), NOW)
    link(store, Placer(store))


def move(store: Store, story: str, *articles: Article) -> None:
    """Put articles in another story, as a repair does."""
    with store.transaction():
        for article in articles:
            store.stories.place(article.id, story, NOW)
