"""The shapes of an invented dialogue: what is read here is data, what is done with it is in gathering.py."""

from dataclasses import dataclass, field

from facilitate.dialogues.models import PartnerKind, TargetGroup
from facilitate.model import Texts


@dataclass(frozen=True)
class Rated:
    """A place and how the room answered about it.

    A leaning is a row of codes from safe to unsafe, "443321UN": dealt over the people in these proportions.
    """

    place: str
    day: str
    evening: str


@dataclass(frozen=True)
class Said:
    """A comment and what became of it. `masked` are words that were hidden in it."""

    text: str
    place: str = ""
    theme: str | None = None
    hidden: str = ""
    masked: tuple[str, ...] = ()
    mark: str | None = None
    quoted: bool = False


@dataclass(frozen=True)
class Proposed:
    """A proposal that the facilitator noted while people talked."""

    measure: str
    problem: str
    owner: str
    place: str = ""


@dataclass(frozen=True)
class When:
    """A local date so many weeks before the demonstration, and a time of day."""

    weeks_ago: int
    weekday: int
    """0 is Monday."""
    hour: int
    minute: int = 0


@dataclass(frozen=True)
class Occasion:
    """What the page "Om samtalet" says. Departments by name; the lead first."""

    room: str
    departments: tuple[str, ...]
    invited: str
    can_influence: Texts
    cannot_influence: Texts
    feedback_where: Texts
    partners: tuple[tuple[PartnerKind, str], ...] = ()
    title: Texts | None = None


@dataclass(frozen=True)
class Story:
    """One invented dialogue. `closing` is a leaning for each of the two last questions."""

    target_group: TargetGroup
    case: int
    occasion: Occasion
    rated: tuple[Rated, ...]
    when: When = field(default=When(0, 0, 18))
    people: int = 0
    in_the_room: int = 0
    closing: dict[str, str] = field(default_factory=dict)
    said: tuple[Said, ...] = ()
    proposed: tuple[Proposed, ...] = ()
    sentences: tuple[str, ...] = ()
    works_well: str = ""
