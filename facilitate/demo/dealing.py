"""Answers for a room of invented people, in exactly the proportions of a leaning and the same every time."""

from random import Random


def temperaments(people: int, chance: Random) -> list[float]:
    """How careful each person is, from 0 to 1: who feels unsafe at one place often does at the next."""
    return [chance.random() for _ in range(people)]


def deal(leaning: str, careful: list[float], chance: Random) -> list[str]:
    """A code for each person: the leaning stretched over all of them, the careful ones towards its end.

    `leaning` is a row of codes from safe to unsafe; each makes up its share of the answers, rounded.
    """
    people = len(careful)
    codes = [leaning[int((place + 0.5) * len(leaning) / people)] for place in range(people)]
    order = sorted(range(people), key=lambda person: careful[person] + chance.gauss(0, 0.25))
    dealt = [""] * people
    for code, person in zip(codes, order, strict=True):
        dealt[person] = code
    return dealt
