"""Everything for the room in one PDF, or one document of it, and what is remembered of a print."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.documents.typesetting import typeset
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.languages import speaking, text_in
from facilitate.live.printing.form import forms
from facilitate.live.printing.guide import guide
from facilitate.live.printing.joining import cards, join_card, poster
from facilitate.live.printing.running_order import running_order
from facilitate.live.way_in import WayIn

MOST = 60
"""Forms, or cards, in one print, of all languages together."""


class Sheet(StrEnum):
    """What can be printed; the words stand in the addresses."""

    PACK = "pack"
    RUNNING_ORDER = "running-order"
    GUIDE = "guide"
    CARDS = "cards"
    JOIN_CARD = "join-card"
    POSTER = "poster"
    FORMS = "forms"


CARRYING_ADDRESS = frozenset({Sheet.PACK, Sheet.CARDS, Sheet.JOIN_CARD, Sheet.POSTER})
NUMBERED = frozenset({Sheet.PACK, Sheet.FORMS})


class NotReady(Conflict):
    code = "not-ready"
    sentence = _l(
        "Samtalet är inte klart att öppna än. Det får sin kod då, och utan kod går inget att skriva ut."
    )


@dataclass(frozen=True)
class Order:
    """What is wanted. `forms` and `cards` say how many in which language; `first` is the first form's number,
    `language` that of the poster and the large card."""

    sheet: Sheet
    language: str
    forms: Mapping[str, int] = field(default_factory=dict)
    cards: Mapping[str, int] = field(default_factory=dict)
    first: int = 1


def may_print(dialogue: Dialogue) -> bool:
    """Whether there is a code to print, and nobody is changing what the forms ask."""
    return dialogue.code is not None and dialogue.phase != DialoguePhase.DRAFT


def note_print(dialogue: Dialogue, order: Order, way: WayIn) -> int:
    """Remember where the cards lead and which numbers the forms have; the number of the first form.

    Raises NotReady for a draft.
    """
    db.session.refresh(dialogue, with_for_update=True)
    if not may_print(dialogue):
        raise NotReady
    if order.sheet in CARRYING_ADDRESS:
        dialogue.printed_address = way.base
    first = dialogue.forms_printed + 1
    if order.sheet in NUMBERED:
        dialogue.forms_printed += sum(order.forms.values())
    return first


def print_sheets(dialogue: Dialogue, order: Order, way: WayIn) -> bytes:
    """The PDF. What the facilitator reads is in the language in force, what participants read in theirs."""
    if not may_print(dialogue):
        raise NotReady
    parts = list(_parts(dialogue, order, way))
    title = text_in(dialogue.title) or _("Dialogsamtal")
    content = {"organisation": dialogue.organisation.name, "title": title, "parts": parts}
    return typeset("pack.typ", content)


def _parts(dialogue: Dialogue, order: Order, way: WayIn) -> Iterator[dict[str, Any]]:
    wanted = set(Sheet) if order.sheet is Sheet.PACK else {order.sheet}
    if Sheet.RUNNING_ORDER in wanted:
        yield running_order(dialogue)
    if Sheet.GUIDE in wanted:
        yield guide(dialogue)
    if Sheet.CARDS in wanted and any(order.cards.values()):
        yield cards(dialogue, way, order.cards)
    with speaking(order.language):
        if Sheet.JOIN_CARD in wanted:
            yield join_card(dialogue, way)
        if Sheet.POSTER in wanted:
            yield poster(dialogue, way)
    if Sheet.FORMS in wanted:
        yield from _forms(dialogue, order)


def _forms(dialogue: Dialogue, order: Order) -> Iterator[dict[str, Any]]:
    first = order.first
    for language, number in order.forms.items():
        if number:
            with speaking(language):
                yield forms(dialogue, range(first, first + number))
        first += number
