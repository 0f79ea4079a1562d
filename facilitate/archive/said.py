"""A comment as a record holds it, with those that say the same."""

from dataclasses import dataclass
from typing import Any

from facilitate.archive.reading import Opener, Passage, open_one
from facilitate.model import Texts


@dataclass(frozen=True)
class Said:
    """One approved comment."""

    place: int | None
    elsewhere: Passage | None
    theme: Texts
    passage: Passage
    masked: bool
    quoted: bool
    noted: bool = False
    """Staff noted it; records from before that was possible do not say."""
    alike: tuple["Said", ...] = ()
    """Those that say the same; records from before they were merged have none."""

    @property
    def all(self) -> tuple["Said", ...]:
        """It and those that say the same."""
        return (self, *self.alike)


def said_of(stored: dict[str, Any], themes: dict[str, Texts], opener: Opener) -> Said:
    """Open a comment of a record with those that stand behind it."""
    passage = open_one(opener, stored["text"], stored["language"])
    if passage is None:
        raise ValueError("a comment without words")
    return Said(
        place=stored["place"],
        elsewhere=open_one(opener, stored["elsewhere"]),
        theme=themes.get(stored["theme"], {}),
        passage=passage,
        masked=stored["masked"],
        quoted=stored["quoted"],
        noted=stored.get("noted", False),
        alike=tuple(said_of(one, themes, opener) for one in stored.get("alike", [])),
    )
