"""How many of what, in which language."""

from collections.abc import Iterable
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import SelectField
from wtforms.validators import NumberRange, Optional

from facilitate.dialogues.models import Dialogue
from facilitate.fields import PageForm, WholeNumber, as_choices
from facilitate.languages import name_for_staff
from facilitate.live.printing.pack import MOST, Order, Sheet

USUAL = 8
"""Of the first language, before anybody has said how many: two sheets of cards."""


class PrintForm(PageForm):
    """`language` is that of the poster and the large card; each language has numbers of its own."""

    language = SelectField(_l("Språk på affischen och det stora kortet"))
    dialogue: Dialogue

    @property
    def rows(self) -> list[tuple[str, WholeNumber, WholeNumber]]:
        """A language's name, then how many forms and how many cards."""
        return [
            (name_for_staff(one), self[f"forms-{one}"], self[f"cards-{one}"])
            for one in self.dialogue.languages
        ]

    def order(self, sheet: Sheet) -> Order:
        """What was asked for; the forms' first number is not known yet."""
        return Order(sheet, self.language.data, self._numbers("forms"), self._numbers("cards"))

    def lacks(self, sheet: Sheet) -> str:
        """What must be changed before this sheet can be printed, as a sentence; empty when nothing."""
        if max(sum(self._numbers(what).values()) for what in ("forms", "cards")) > MOST:
            return str(_("Högst %(most)s formulär och %(most)s kort i en utskrift.", most=MOST))
        if sheet is Sheet.FORMS and not any(self._numbers("forms").values()):
            return str(_("Skriv hur många formulär du vill ha."))
        if sheet is Sheet.CARDS and not any(self._numbers("cards").values()):
            return str(_("Skriv hur många kort du vill ha."))
        return ""

    def _numbers(self, what: str) -> dict[str, int]:
        return {one: self[f"{what}-{one}"].data or 0 for one in self.dialogue.languages}


def print_form(dialogue: Dialogue, **given: Any) -> PrintForm:
    """The form with the dialogue's own languages."""
    form: PrintForm = type("OfTheseLanguages", (PrintForm,), _fields(dialogue.languages))(**given)
    form.dialogue = dialogue
    form.language.choices = as_choices((one, name_for_staff(one)) for one in dialogue.languages)
    return form


def usual_numbers(dialogue: Dialogue) -> dict[str, int]:
    """What the form begins with."""
    first = dialogue.languages[0]
    return {
        f"{what}-{one}": USUAL if one == first else 0
        for what in ("forms", "cards")
        for one in dialogue.languages
    }


def _fields(languages: Iterable[str]) -> dict[str, WholeNumber]:
    rule = NumberRange(0, MOST, _l("Skriv ett tal från %(min)s till %(max)s."))
    labels = {"forms": _("Formulär"), "cards": _("Kort")}
    return {
        f"{what}-{one}": WholeNumber(f"{label}, {name_for_staff(one)}", [Optional(), rule])
        for what, label in labels.items()
        for one in languages
    }
