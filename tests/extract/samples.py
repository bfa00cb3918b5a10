"""Fictional pages that the tests of this folder read."""

from crossread.model import Page

HEADLINE = "Harbour bridge closes for a month after cracks are found"
BODY = [
    "The Lindholt harbour bridge will close on Monday for at least four weeks after inspectors found cracks in two of "
    "its main girders, the city's works department said.",
    '"We would rather lose a month than a bridge," said Marta Quist, who heads the department. She told reporters that '
    "the cracks were found during a routine inspection of the bridge last week.",
    "About 18,000 cars cross the bridge every day. Ferries will run every ten minutes between the two banks while the "
    "repairs last, and tickets will be free of charge, the city said.",
    "The bridge was built in 1968 and was last repaired eleven years ago. A report on the state of the girders will be "
    "presented to the council in the coming weeks, according to the department.",
    "Shop owners on the southern bank criticised the short notice. Their association said that it had learned of the "
    "closure of the bridge from the evening news.",
]
CAPTION = "The Lindholt harbour bridge seen from the fish market, March 3, 2019. (Photo by Ole Brandt/Harbour Pictures)"
CARD = (
    "Jonna Vestergaard is a News Editor at the Lindholt Courier. She previously worked for several radio stations and "
    "was a fellow at the school of journalism in Aarby."
)
SCRAPE = "\n".join(
    [
        "News Feed", "", HEADLINE, "", "3 min read", HEADLINE, CAPTION, "", *(f"{line}\n" for line in BODY),
        "How safe are the city's other bridges?",
        "Of the eleven bridges in Lindholt, four are older than fifty years. A survey of their state was promised in "
        "spring, but has not been published, and the council has since",
        "Article image", "Avatar", "Jonna Vestergaard", "", "News Editor", "", CARD, "", "Read more", "News Feed",
        " (Updated:  )", "",
        "Volunteers on August 9 planted two thousand trees along the northern ring road. The mayor thanked them for "
        "their work and promised that the trees would be watered through the summer.",
        "", "Get Faster News Update By Joining Our: Messenger Channel",
        "All rights reserved. This material may not be reproduced without written permission from Lindholt Courier.",
    ]
)  # fmt: skip
LD = (
    '{"@context": "https://schema.org", "@graph": [{"@type": "NewsArticle", "headline": "' + HEADLINE + '", '
    '"datePublished": "2025-01-24T09:12:00+01:00", "dateModified": "2025-01-25T10:00:00+01:00", '
    '"author": [{"@type": "Person", "name": "Jonna Vestergaard"}, {"@id": "#two"}], "inLanguage": "en-GB", '
    '"publisher": {"@type": "Organization", "name": "Lindholt Courier"}}, '
    '{"@id": "#two", "@type": "Person", "name": "Per Holm"}]}'
)
NAVIGATION = "".join(
    f'<li><a href="/{name}">{name}</a></li>' for name in ("News", "Sport", "Harbour", "Culture", "Weather")
)
HTML = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{HEADLINE} | Lindholt Courier</title>
<meta property="og:title" content="{HEADLINE} | Lindholt Courier">
<meta property="og:site_name" content="Lindholt Courier">
<link rel="canonical" href="https://courier.example/bridge"><script type="application/ld+json">{LD}</script></head>
<body><nav class="menu"><ul>{NAVIGATION}</ul></nav><main><article class="article"><h1>{HEADLINE}</h1>
<p class="byline">By Jonna Vestergaard and Per Holm</p><figure><img src="https://courier.example/b.jpg">
<figcaption>The bridge on Friday. Photo: Ole Brandt</figcaption></figure><div class="article-body">
{"".join(f"<p>{line}</p>" for line in BODY)}</div></article><aside class="related"><h2>Read more</h2>
<a href="/trees">Two thousand trees planted along the ring road</a></aside></main>
<footer><p>© 2025 Lindholt Courier. All rights reserved.</p></footer></body></html>"""


def text_page(text: str, fetched: str | None = None) -> Page:
    """A scrape with the content `text`."""
    return Page("page.txt", "text", text.encode("utf-8", "surrogatepass"), fetched=fetched)


def html_page(html: str | bytes, charset: str | None = None) -> Page:
    """An HTML page with the content `html`."""
    return Page("page.html", "html", html.encode() if isinstance(html, str) else html, charset=charset)
