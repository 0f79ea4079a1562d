"""The closed sets of words that a dialogue is described with."""

from enum import StrEnum


class DialoguePhase(StrEnum):
    DRAFT = "draft"
    READY = "ready"
    REHEARSAL = "rehearsal"
    """Everything works as in the room, and all of it is erased."""
    OPEN = "open"
    CLOSING = "closing"
    CLOSED = "closed"
    SEALED = "sealed"


class StepPhase(StrEnum):
    WAITING = "waiting"
    ASKING = "asking"
    CLOSING = "closing"
    CLOSED = "closed"
    SHOWN = "shown"


class StepKind(StrEnum):
    WELCOME = "welcome"
    PRACTICE = "practice"
    RATE = "rate"
    COMMENT = "comment"
    TALK = "talk"
    CLOSING = "closing"


class TargetGroup(StrEnum):
    PENSIONERS = "pensioners"
    YOUNG = "young"
    ACTORS = "actors"
    RESIDENTS = "residents"
    NEWCOMERS = "newcomers"


class Setting(StrEnum):
    """Where people meet: in a room, or outdoors from stop to stop."""

    HALL = "hall"
    WALK = "walk"


class HeldAs(StrEnum):
    """How a dialogue was held that was entered afterwards, without the tool in the room."""

    PAPER = "paper"
    TALK = "talk"
    INTERVIEW = "interview"
    WALK = "walk"


class Influence(StrEnum):
    """Boverket's ladder of participation, four steps."""

    INFORMATION = "information"
    CONSULTATION = "consultation"
    PARTICIPATION = "participation"
    CODETERMINATION = "codetermination"


class PartnerKind(StrEnum):
    """The five of the municipality's own document, and business, region, other."""

    POLICE = "police"
    RESCUE = "rescue"
    ASSOCIATION = "association"
    FAITH = "faith"
    HOUSING = "housing"
    BUSINESS = "business"
    REGION = "region"
    OTHER = "other"
