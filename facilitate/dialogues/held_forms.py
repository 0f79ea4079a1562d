"""Forms of a dialogue that was held without the tool: the same questions, asked of what is over."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, DateField, RadioField, SelectField, StringField, TextAreaField, TimeField
from wtforms.validators import Optional, ValidationError

from facilitate.accounts.current import the_membership
from facilitate.dialogues.desk import today_of
from facilitate.dialogues.forms import AboutForm
from facilitate.dialogues.models import HeldAs
from facilitate.dialogues.names import ASPECT_NAMES, HELD_NAMES
from facilitate.dialogues.operations.about import LIMITS, NotHeldYet
from facilitate.fields import Boxes, LocalDate, LocalTime, PageForm, as_choices, at_most


class HeldForm(PageForm):
    """Beginning to enter one; the buttons beside it say with whom it was held."""

    held_as = RadioField(
        _l("Hur hölls samtalet?"), choices=as_choices(HELD_NAMES.items()), default=HeldAs.PAPER.value
    )


class HeldAboutForm(AboutForm):
    """About a dialogue that is over. Nobody joins it: no network, no languages to choose, no setting."""

    setting = languages = wifi_name = wifi_password = None  # type: ignore[assignment]
    purpose_sv = TextAreaField(_l("Varför sågs ni?"), [at_most(LIMITS["purpose"])])
    can_influence_sv = TextAreaField(_l("Vad kunde deltagarna påverka?"), [at_most(LIMITS["can_influence"])])
    cannot_influence_sv = TextAreaField(
        _l("Vad gick inte att påverka?"), [at_most(LIMITS["cannot_influence"])]
    )
    starts_on = LocalDate(_l("Vilken dag sågs ni?"), [Optional()])
    starts_time = LocalTime(_l("Ungefär vilken tid?"), [Optional()])
    room = StringField(_l("Var sågs ni?"), [at_most(LIMITS["room"])])
    lead_department_id = SelectField(_l("Vilken förvaltning ledde samtalet?"))
    co_organiser_ids = Boxes(_l("Vilka förvaltningar ordnade det tillsammans?"))
    feedback_on = LocalDate(_l("När fick eller får deltagarna veta vad som händer?"), [Optional()])
    invited = TextAreaField(_l("Vilka var inbjudna, och hur?"), [at_most(LIMITS["invited"])])

    def validate_starts_time(self, field: TimeField) -> None:
        if field.data and not self.starts_on.data:
            raise ValidationError(_("Välj också vilken dag ni sågs."))

    def validate_starts_on(self, field: DateField) -> None:
        if field.data and field.data > today_of(the_membership().organisation.time_zone):
            raise ValidationError(str(NotHeldYet.sentence))


class HeldContentForm(PageForm):
    """What there is to enter."""

    figures = RadioField(
        _l("Vad finns kvar från samtalet?"),
        choices=as_choices([
            ("yes", _l("Siffror och anteckningar")),
            ("no", _l("Bara anteckningar")),
        ]),
    )  # fmt: skip
    aspects = Boxes(_l("Vilka tider frågade ni om?"), choices=as_choices(ASPECT_NAMES.items()))
    evaluated = BooleanField(_l("Vi frågade också vad deltagarna tyckte om samtalet"))

    def validate_aspects(self, field: Boxes) -> None:
        if self.figures.data == "yes" and not field.data:
            raise ValidationError(_("Välj minst en tid: på dagen eller när det är mörkt."))
