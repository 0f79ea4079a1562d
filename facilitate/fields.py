"""Fields, and what is checked of them, that the forms of several slices are made of."""

from collections.abc import Iterable
from typing import Any

from flask import request
from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.form import _Auto
from werkzeug.datastructures import CombinedMultiDict
from wtforms import DateField, IntegerField, SelectMultipleField, TimeField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # newer than the types
from wtforms.validators import Length
from wtforms.widgets import CheckboxInput, ListWidget

LARGEST = 2**31 - 1
TOO_LONG = _l("Texten får ha högst %(max)d tecken.")


def as_choices(pairs: Iterable[tuple[Any, Any]]) -> list[Any]:
    """(value, label) pairs for a select field or a list of boxes."""
    return [SelectChoice(str(value), label) for value, label in pairs]


def at_most(limit: int) -> Length:
    """No more than so many characters."""
    return Length(max=limit, message=TOO_LONG)


class PageForm(FlaskForm):
    """A page's form. It reads what a form sends and nothing else: Flask-WTF would take JSON of any shape."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form: FlaskForm, formdata: Any) -> Any:
            if formdata is not _Auto:
                return formdata
            if not (form.is_submitted() and (request.form or request.files)):
                return None
            return CombinedMultiDict((request.files, request.form)) if request.files else request.form


class Boxes(SelectMultipleField):
    """Several of a list, as check boxes."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class WholeNumber(IntegerField):
    """A number that a column can hold. Four hundred digits are too many, as a thousand is: the validator,
    which makes a float of it, must be able to say so."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        super().process_formdata(valuelist)
        if self.data is not None:
            self.data = max(-LARGEST, min(self.data, LARGEST))


class LocalDate(DateField):
    """A date of our time: a year with a digit too few has no place in any calendar of ours."""

    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
            if self.data and not 1900 <= self.data.year < 3000:
                self.data = None
                raise ValueError
        except ValueError as trouble:
            raise ValueError(_("Skriv datumet med år, månad och dag: 2026-03-12.")) from trouble


class LocalTime(TimeField):
    def process_formdata(self, valuelist: list[Any]) -> None:
        try:
            super().process_formdata(valuelist)
        except ValueError as trouble:
            raise ValueError(_("Skriv klockslaget med timmar och minuter: 14:00.")) from trouble
