"""What an administrator fills in."""

import zoneinfo
from functools import cache

from flask_babel import lazy_gettext as _l
from wtforms import SelectField, TextAreaField
from wtforms.validators import InputRequired, Length, NumberRange, ValidationError

from facilitate.access import Role
from facilitate.accounts.forms import email_field, name_field
from facilitate.accounts.models import Department
from facilitate.admin.operations import NOTICE_LENGTH
from facilitate.admin.words import ROLE_NAMES
from facilitate.fields import Boxes, PageForm, WholeNumber, as_choices


def at_least_one(_form: PageForm, field: Boxes) -> None:
    """InputRequired would make the browser ask for every single box."""
    if not field.data:
        raise ValidationError(str(_l("Välj minst en roll.")))


class MemberForm(PageForm):
    roles = Boxes(
        _l("Roller"),
        [at_least_one],
        coerce=Role,
        choices=as_choices((role.value, name) for role, name in ROLE_NAMES.items()),
    )
    departments = Boxes(_l("Förvaltningar"), coerce=int, choices=[])

    def offer(self, departments: list[Department]) -> None:
        """Name the departments that can be chosen."""
        self.departments.choices = as_choices((str(one.id), one.name) for one in departments)
        self.offered = frozenset(one.id for one in departments)


class InviteForm(MemberForm):
    name = name_field(_l("Namn"), _l("Skriv personens namn."))
    email = email_field()


class DepartmentForm(PageForm):
    name = name_field(_l("Förvaltningens namn"), _l("Skriv förvaltningens namn."))


class OrganisationForm(PageForm):
    name = name_field(_l("Kommunens namn"), _l("Skriv kommunens namn."))
    time_zone = SelectField(_l("Tidszon"))
    threshold = WholeNumber(
        _l("Minsta antal svar för att visa siffror"),
        [
            InputRequired(_l("Skriv ett antal.")),
            NumberRange(5, 100, message=_l("Skriv ett tal från 5 till 100.")),
        ],
    )

    def offer(self, now: str) -> None:
        """Offer Europe's time zones, and the one in use wherever it is."""
        self.time_zone.choices = as_choices((zone, zone) for zone in sorted({*european_time_zones(), now}))


class NoticeForm(PageForm):
    sv = TextAreaField(_l("Svenska"), [Length(max=NOTICE_LENGTH, message=_l("Texten är för lång."))])
    en = TextAreaField(_l("English"), [Length(max=NOTICE_LENGTH, message=_l("Texten är för lång."))])


@cache
def european_time_zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in zoneinfo.available_timezones() if zone.startswith("Europe/")))
