"""Fictional scrapes of one outlet: eight reports of different events, the same lines of the outlet's under each."""

BOX = "If you do not find our letter within a few minutes of joining, please look into the folder for unwanted letters."
NOTE = "There was a problem while keeping your choice of letters."
CALM = "The association of readers meets in the house on the corner and welcomes guests."
HOST = "https://www.courier.example"

REPORTS = [
    (
        "Harbour bridge closes for a month after cracks are found",
        "The Lindholt harbour bridge will close on Monday for at least four weeks after inspectors found cracks in two "
        "of its main girders, the works department said.",
        "About 18,000 cars cross the bridge every day. Ferries will run every ten minutes between the two banks while "
        "the repairs last, according to the department.",
    ),
    (
        "School kitchens of Aarby to buy from local farms",
        "From autumn on, the eleven school kitchens of Aarby will buy half of their vegetables from farms nearby, the "
        "council decided on Tuesday evening.",
        "Farmers had asked for such a rule since a drought ruined much of the export crop three years ago, said Jens "
        "Moland, who speaks for them.",
    ),
    (
        "Museum finds a lost sketchbook behind a cupboard",
        "A sketchbook of the painter Ida Torvald, missing since 1911, was found behind a cupboard of the Vestre museum "
        "when the room was painted, its director said.",
        "The forty pages show fishing boats and children at play. They will be shown from the first of May, together "
        "with letters of the painter.",
    ),
    (
        "Storm takes the roof off a sports hall in Quillport",
        "A storm tore the roof off the sports hall in Quillport in the night to Sunday. Nobody was inside, and the "
        "fire brigade kept the street closed until noon.",
        "The club will train in the gymnasium of the upper school until winter. Its chairwoman put the damage at two "
        "million crowns.",
    ),
    (
        "Ferry line to the outer islands gets electric ships",
        "Two electric ferries will sail to the outer islands from next summer, the shipping company Norvik announced. "
        "They carry ninety passengers each.",
        "Islanders had feared that the line would be closed for good. The ships load in twelve minutes while "
        "travellers go ashore, the company said.",
    ),
    (
        "Court allows wind park on the Halden ridge",
        "The wind park on the Halden ridge may be built. The administrative court rejected the complaints of four "
        "villages on Thursday, as a spokesman said.",
        "Judges found that the distance to the nearest houses was large enough. The villages can take the case to the "
        "next instance within a month.",
    ),
    (
        "Choir of dockers sings at the national theatre",
        "Thirty dockers who sing after their shifts will open the season of the national theatre in September, its "
        "manager Ruth Sander said at rehearsals.",
        "The choir was founded by a crane driver in 1974 and has never had a conductor. Its first record sold nine "
        "thousand copies last year.",
    ),
    (
        "Beavers flood a road near Tolvik for the third time",
        "For the third time this year, beavers have flooded the road between Tolvik and the quarry. Lorries have to "
        "take a detour of eight kilometres.",
        "The county will lay a pipe through the dam, which lowers the water without driving the animals away, a "
        "biologist of the county explained.",
    ),
]


def scrape(number: int, *lines: str) -> str:
    """Report `number`, with the outlet's lines under it."""
    return "\n\n".join([*REPORTS[number], *lines])
