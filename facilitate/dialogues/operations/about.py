"""Everything about a dialogue that is neither a place nor a part of its agenda."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate.accounts.models import Department
from facilitate.clock import now
from facilitate.dialogues.models import Dialogue, Influence, Partner, PartnerKind, Setting
from facilitate.dialogues.operations.lifecycle import note, require_draft
from facilitate.dialogues.operations.network import set_network
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.languages import MASTER, PARTICIPANTS_LANGUAGES
from facilitate.model import Texts
from facilitate.places.folding import folded
from facilitate.texts import clean

LIMITS = {
    "title": 100,
    "purpose": 400,
    "can_influence": 400,
    "cannot_influence": 400,
    "room": 120,
    "case_number": 60,
    "invited": 1000,
    "feedback_where": 300,
    "contact": 300,
    "partner": 120,
}
"""Characters for each text, in each language."""


class NotHeldYet(Invalid):
    code = "not-held-yet"
    sentence = _l("Dagen är inte här än. Ett samtal som ska hållas förbereder du som ett nytt dialogsamtal.")


@dataclass(frozen=True)
class About:
    """What the page "Om samtalet" says. `starts_at` is a moment with its zone, `feedback_on` a local date."""

    title: Texts
    purpose: Texts
    influence: Influence
    can_influence: Texts
    cannot_influence: Texts
    setting: Setting = Setting.HALL
    starts_at: datetime | None = None
    day_only: bool = False
    room: str = ""
    wifi_name: str = ""
    wifi_password: str = ""
    lead_department_id: int | None = None
    co_organiser_ids: Sequence[int] = ()
    partners: Sequence[tuple[PartnerKind, str]] = ()
    case_number: str = ""
    invited: str = ""
    feedback_on: date | None = None
    feedback_where: Texts | None = None
    contact: str = ""
    languages: Sequence[str] = ()
    """Those that the participants can choose, besides Swedish."""


def edit_about(dialogue: Dialogue, about: About, user_id: int | None) -> Dialogue:
    """Replace all of it; nothing is needed for a draft.

    Raises Conflict when the dialogue is no draft, Invalid for a text that is too long or a department of
    another organisation, NotHeldYet for a dialogue that has been held on a day to come.
    """
    require_draft(dialogue)
    if dialogue.held_as and about.starts_at and about.starts_at > now():
        raise NotHeldYet
    for name in ("title", "purpose", "can_influence", "cannot_influence", "feedback_where"):
        setattr(dialogue, name, clean_texts(getattr(about, name), LIMITS[name]))
    for name in ("room", "case_number", "invited", "contact"):
        setattr(dialogue, name, clean(getattr(about, name), LIMITS[name]))
    dialogue.languages = [one for one in PARTICIPANTS_LANGUAGES if one in {MASTER, *about.languages}]
    set_network(dialogue, about.wifi_name, about.wifi_password)
    dialogue.influence = about.influence
    dialogue.setting = about.setting
    dialogue.starts_at = about.starts_at
    dialogue.day_only = about.day_only
    dialogue.feedback_on = about.feedback_on
    _set_departments(dialogue, about)
    _set_partners(dialogue, about.partners)
    index_words(dialogue)
    note("dialogue.edited", dialogue, user_id)
    return dialogue


def clean_texts(texts: Texts | None, limit: int) -> Texts:
    """Each language's text cleaned; languages without text are left out."""
    cleaned = {language: clean(text, limit) for language, text in (texts or {}).items()}
    return {language: text for language, text in cleaned.items() if text}


def index_words(dialogue: Dialogue) -> None:
    """Note the words that the list of dialogues is searched by."""
    words = [*dialogue.title.values(), dialogue.room or "", dialogue.case_number or ""]
    dialogue.search_words = folded(" ".join(words))


def _set_departments(dialogue: Dialogue, about: About) -> None:
    wanted = {*about.co_organiser_ids, about.lead_department_id} - {None}
    query = select(Department).where(Department.organisation_id == dialogue.organisation_id)
    found = {department.id: department for department in db.session.scalars(query.order_by(Department.name))}
    if not wanted <= found.keys():
        raise Invalid(_l("Förvaltningen finns inte."))
    dialogue.lead_department_id = about.lead_department_id
    helping = set(about.co_organiser_ids) - {about.lead_department_id}
    dialogue.co_organisers = [one for number, one in found.items() if number in helping]


def _set_partners(dialogue: Dialogue, partners: Sequence[tuple[PartnerKind, str]]) -> None:
    given = [(PartnerKind(kind), clean(name, LIMITS["partner"])) for kind, name in partners]
    if given != [(partner.kind, partner.name) for partner in dialogue.partners]:
        dialogue.partners = [Partner(kind=kind, name=name) for kind, name in given]
