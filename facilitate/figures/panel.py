"""What a picture is drawn from: figures and words that are already in the reader's language."""

from collections.abc import Mapping
from dataclasses import dataclass

from facilitate.figures.figure import Figure
from facilitate.figures.scale import Code


@dataclass(frozen=True)
class Panel:
    """One question in a picture, such as a place by day.

    heading: "På dagen". answered: "22 svar". share: a sentence with the unsafe share and its interval, for
    the record. The last two are never drawn for a withheld figure.
    """

    figure: Figure
    heading: str
    answered: str = ""
    share: str = ""

    def people(self, code: Code) -> int:
        """Return how many gave an answer, those outside n included; nobody when withheld."""
        return self.figure.people(code.value) or 0


@dataclass(frozen=True)
class Words:
    """The texts of a picture. labels: code -> answer. withheld: what is said instead of a figure."""

    title: str
    description: str
    labels: Mapping[str, str]
    withheld: str
