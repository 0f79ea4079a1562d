"""What somebody read on a form, as it is handed to the operations."""

from collections.abc import Mapping
from dataclasses import dataclass, field

BLANK = ""
"""Nothing is ticked. Not the code of somebody who skipped: a form does not say that."""


@dataclass(frozen=True)
class Words:
    """A comment; `id` is that of one which has been entered already."""

    text: str
    spot_id: int | None = None
    elsewhere: str = ""
    id: str = ""


@dataclass(frozen=True)
class Filled:
    """Codes by question, BLANK where nothing is ticked; comments in the language they are written in."""

    codes: Mapping[int, str] = field(default_factory=dict)
    comments: tuple[Words, ...] = ()
    language: str = "sv"
    epoch: str = ""
    """The room's when the page was made; empty where it does not matter."""

    @property
    def blank(self) -> bool:
        return not any(self.codes.values()) and not any(words.text.strip() for words in self.comments)
