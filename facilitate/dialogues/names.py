"""What phases, target groups, kinds of partners and levels of influence are called."""

from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import DialoguePhase, HeldAs, Influence, PartnerKind, Setting, TargetGroup
from facilitate.dialogues.templates import TEMPLATES

PHASE_NAMES: Mapping[DialoguePhase, Any] = {
    DialoguePhase.DRAFT: _l("Förbereds"),
    DialoguePhase.READY: _l("Klart att öppna"),
    DialoguePhase.REHEARSAL: _l("Provkörning"),
    DialoguePhase.OPEN: _l("Pågår"),
    DialoguePhase.CLOSING: _l("Avslutas"),
    DialoguePhase.CLOSED: _l("Väntar på att bli klart"),
    DialoguePhase.SEALED: _l("Arkiverat"),
}

PHASE_TONES: Mapping[DialoguePhase, str] = {
    DialoguePhase.DRAFT: "neutral",
    DialoguePhase.READY: "accent",
    DialoguePhase.REHEARSAL: "accent",
    DialoguePhase.OPEN: "good",
    DialoguePhase.CLOSING: "good",
    DialoguePhase.CLOSED: "warn",
    DialoguePhase.SEALED: "neutral",
}

GROUP_NAMES: Mapping[TargetGroup, Any] = {group: template.name for group, template in TEMPLATES.items()}

SETTING_NAMES: Mapping[Setting, Any] = {
    Setting.HALL: _l("I en lokal"),
    Setting.WALK: _l("Ute, på en trygghetsvandring"),
}

HELD_NAMES: Mapping[HeldAs, Any] = {
    HeldAs.PAPER: _l("På papper"),
    HeldAs.TALK: _l("Samtal utan telefoner"),
    HeldAs.INTERVIEW: _l("Intervju"),
    HeldAs.WALK: _l("Trygghetsvandring"),
}
"""How a dialogue was held that is entered afterwards."""

ASPECT_NAMES: Mapping[str, Any] = {"day": _l("På dagen"), "evening": _l("När det är mörkt")}

INFLUENCE_NAMES: Mapping[Influence, Any] = {
    Influence.INFORMATION: _l("Information: vi berättar"),
    Influence.CONSULTATION: _l("Konsultation: vi frågar och tar med oss svaren"),
    Influence.PARTICIPATION: _l("Delaktighet: vi tar fram förslag tillsammans"),
    Influence.CODETERMINATION: _l("Medbestämmande: deltagarna är med och bestämmer"),
}

PARTNER_NAMES: Mapping[PartnerKind, Any] = {
    PartnerKind.POLICE: _l("Polisen"),
    PartnerKind.RESCUE: _l("Räddningstjänsten"),
    PartnerKind.ASSOCIATION: _l("Förening"),
    PartnerKind.FAITH: _l("Samfund"),
    PartnerKind.HOUSING: _l("Bostadsbolag"),
    PartnerKind.BUSINESS: _l("Näringsliv"),
    PartnerKind.REGION: _l("Regionen"),
    PartnerKind.OTHER: _l("Annan"),
}
