"""Forms of the register."""

from typing import Any

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import BooleanField, HiddenField, SelectField, StringField, TextAreaField
from wtforms.validators import InputRequired, Length, Optional

from facilitate.fields import PageForm, as_choices
from facilitate.places.models import DESCRIPTION_LIMIT, NAME_LIMIT, PlaceKind
from facilitate.places.names import KIND_NAMES
from facilitate.places.position import BadPosition, read_position

KIND_CHOICES = as_choices(KIND_NAMES.items())


class PlaceForm(PageForm):
    name = StringField(
        _l("Namn"),
        [
            InputRequired(_l("Skriv vad platsen heter.")),
            Length(max=NAME_LIMIT, message=_l("Namnet får ha högst %(max)d tecken.")),
        ],
    )
    kind = SelectField(_l("Typ av plats"), choices=KIND_CHOICES, default=PlaceKind.OTHER.value)
    description = TextAreaField(
        _l("Kort beskrivning"),
        [Optional(), Length(max=DESCRIPTION_LIMIT, message=_l("Beskrivningen får ha högst %(max)d tecken."))],
    )
    latitude = StringField(_l("Latitud"))
    longitude = StringField(_l("Longitud"))

    position: tuple[float, float] | None = None

    def validate(self, extra_validators: Any = None) -> bool:
        """Besides each field: the two halves of the position belong together."""
        good = super().validate(extra_validators)
        try:
            self.position = read_position(self.latitude.data or "", self.longitude.data or "")
        except BadPosition as trouble:
            self.latitude.errors = [*self.latitude.errors, trouble.sentence]
            return False
        return bool(good)


class PlaceSearch(PageForm):
    """Filters of the list; read from the address."""

    class Meta:
        csrf = False

    q = StringField(_l("Sök på namn eller beskrivning"))
    kind = SelectField(_l("Typ"), choices=[*as_choices([("", _l("Alla typer"))]), *KIND_CHOICES], default="")
    archived = BooleanField(_l("Visa arkiverade"))


class ImportForm(PageForm):
    file = FileField(_l("Fil (CSV)"), [FileRequired(_l("Välj en fil."))])


class ConfirmImportForm(PageForm):
    """Carries what was uploaded, signed, from the preview to the confirmation; nothing lies on the server."""

    text = HiddenField()
