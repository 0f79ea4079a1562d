"""The closed sets of words that a dialogue is described with."""

from enum import StrEnum


class DialoguePhase(StrEnum):
    DRAFT = "draft"
    READY = "ready"
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
