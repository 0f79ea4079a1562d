"""What a simulated person thinks of a place, how fast, and what there is to say about it."""

from random import Random

from facilitate.demo.crowd.page import Question
from facilitate.demo.words import DARK, IN_ENGLISH, LEANINGS, OTHERWISE, REMARKS, Remark

SKIPPED = "-"


class Mind:
    """One person: how careful, from 0 to 1, and how slow, 1 for most and up to 3."""

    def __init__(self, chance: Random) -> None:
        self.careful = chance.random()
        self.slowness = chance.choice((0.8, 1, 1, 1, 1.2, 1.5, 2, 3))
        self._chance = chance

    def choose(self, question: Question) -> str:
        """The code that this person answers, one of those on the screen; now and then a skip."""
        if self._chance.random() < 0.03:
            return SKIPPED
        leaning = [code for code in self._leaning(question.heading) if code in question.codes]
        if not leaning:
            return self._chance.choice(question.codes)
        # Over the whole crowd this is even from 0 to 1, so that it answers as the leaning says.
        leans = self.careful if self.feels_like(0.65) else self._chance.random()
        return leaning[int(leans * len(leaning))]

    @property
    def reading_time(self) -> tuple[float, float]:
        """The fewest and the most seconds before a question is answered."""
        return 2 * self.slowness, 10 * self.slowness

    def feels_like(self, likelihood: float) -> bool:
        return self._chance.random() < likelihood

    def _leaning(self, heading: str) -> str:
        for name, place in {**{name: name for name in LEANINGS}, **IN_ENGLISH}.items():
            if name in heading:
                return LEANINGS[place][any(word in heading for word in DARK)]
        return OTHERWISE


class Remarks:
    """What the crowd has to say, shared by all: no two write the same."""

    def __init__(self, chance: Random) -> None:
        self._left = list(REMARKS)
        chance.shuffle(self._left)

    def take(self) -> Remark | None:
        return self._left.pop() if self._left else None
