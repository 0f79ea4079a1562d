"""What everybody in the real evening gives, and a count of it that owes nothing to the product."""

from collections import Counter

SAFETY, AGREEMENT = "4321UN", "4321"
ENOUGH = 5
TOO_FEW = "För få svar för att visa siffror."
PLACES = ("Busstationen", "Torget")
DAY, EVENING = "På dagen", "När det är mörkt"
RATED = tuple((place, time) for place in PLACES for time in (DAY, EVENING))
CLOSING = (("", "1"), ("", "2"))
ASKED = (*RATED, *CLOSING)
Asked = tuple[str, str]

# A question for each line of a channel, a person for each letter: "-" was skipped, a space left blank.
GIVEN = {
    "phone": ("44332443", "21UU1N2N", "44444344", "NNNNNN32", "44344434", "33233443"),
    "paper": ("432334", "12UN21", "34 433", "NNNNN1", "443444", "332332"),
    "helper": ("4U2", "1UN", "44-", "NN-", "43-", "342"),
}
LATE = 5
"""Which of the forms was entered when the places had been shown."""
HANDS = {("Torget", DAY): {"4": 2, "3": 1}}
IN_THE_ROOM = 23

COMMENTS = {
    "phone 1": "Lampan vid skylten blinkar.",
    "phone 2": "The bushes hide the path.",
    "guest": "Bänkarna borde stå i solen.",
    "helped": "Kliv upp på trottoaren är svåra.",
    "paper 1": "Snön ligger kvar för länge.",
    "paper 4": "Grannen i huset bredvid skriker.",
}
HIDDEN = "paper 4"


def form_of(channel: str, person: int) -> str:
    """What one person gave, question by question."""
    return "".join(line[person] for line in GIVEN[channel])


def people(channel: str) -> int:
    if channel == "hands":
        return max(sum(counts.values()) for counts in HANDS.values())
    return len(GIVEN[channel][0])


CHANNELS = (*GIVEN, "hands")
ANSWERED = sum(people(channel) for channel in CHANNELS)


def _counted(asked: Asked, channel: str) -> Counter[str]:
    """What one channel adds to the figure."""
    if channel == "hands":
        return Counter(HANDS.get(asked, {}))
    codes = list(GIVEN[channel][ASKED.index(asked)])
    if channel == "paper" and asked in RATED:
        del codes[LATE]
    return Counter(code for code in codes if code not in "- ")


def counted(asked: Asked) -> Counter[str]:
    return sum((_counted(asked, channel) for channel in CHANNELS), Counter[str]())


def is_shown(asked: Asked) -> bool:
    return asked in CLOSING or sum(counted(asked)[code] for code in "4321U") >= ENOUGH


def numbers(asked: Asked) -> list[str]:
    """The figure as tables have to say it, code by code; one sentence where it is withheld."""
    codes = AGREEMENT if asked in CLOSING else SAFETY
    return [str(counted(asked)[code]) for code in codes] if is_shown(asked) else [TOO_FEW]


def answers(channel: str) -> int:
    """How many answers of a channel are in the figures that are shown."""
    return sum(_counted(asked, channel).total() for asked in ASKED if is_shown(asked))


def left_out() -> int:
    """How many answers came too late to be counted."""
    return sum(line[LATE] not in "- " for line in GIVEN["paper"][: len(RATED)])
