"""Forms of preparing. A draft may be saved half done, so no field is required here: see readiness.py."""

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    DateField,
    Field,
    FieldList,
    Form,
    FormField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
    TimeField,
)
from wtforms.validators import NumberRange, Optional, ValidationError

from facilitate.dialogues.models import Influence, Setting
from facilitate.dialogues.names import (
    ASPECT_NAMES,
    GROUP_NAMES,
    INFLUENCE_NAMES,
    PARTNER_NAMES,
    PHASE_NAMES,
    SETTING_NAMES,
)
from facilitate.dialogues.operations.about import LIMITS
from facilitate.dialogues.operations.agenda import LIMITS as STEP_LIMITS
from facilitate.dialogues.operations.agenda import MOST_MINUTES
from facilitate.dialogues.operations.network import (
    NAME_TOO_LONG,
    NO_NAME,
    WRONG_PASSWORD,
    is_name,
    is_password,
)
from facilitate.fields import Boxes, LocalDate, LocalTime, PageForm, WholeNumber, as_choices, at_most


def _how_people_meet() -> RadioField:
    return RadioField(
        _l("Ses ni inne eller ute?"), choices=as_choices(SETTING_NAMES.items()), default=Setting.HALL.value
    )


class MeetingForm(PageForm):
    """A new dialogue; the buttons beside it say with whom."""

    setting = _how_people_meet()


class PartnerForm(Form):
    kind = SelectField(
        _l("Vilken sorts part?"), choices=as_choices([("", _l("Välj")), *PARTNER_NAMES.items()]), default=""
    )
    name = StringField(_l("Namn"), [at_most(LIMITS["partner"])])

    def validate_kind(self, field: SelectField) -> None:
        if self.name.data and not field.data:
            raise ValidationError(_("Välj vilken sorts part %(name)s är.", name=self.name.data))


class AboutForm(PageForm):
    title_sv = StringField(_l("Vad heter samtalet?"), [at_most(LIMITS["title"])])
    title_en = StringField(_l("Namnet på engelska"), [at_most(LIMITS["title"])])
    purpose_sv = TextAreaField(_l("Varför ses ni?"), [at_most(LIMITS["purpose"])])
    purpose_en = TextAreaField(_l("Varför, på engelska"), [at_most(LIMITS["purpose"])])
    influence = RadioField(
        _l("Hur mycket kan deltagarna vara med och bestämma?"),
        choices=as_choices(INFLUENCE_NAMES.items()),
        default=Influence.CONSULTATION.value,
    )
    can_influence_sv = TextAreaField(_l("Vad kan deltagarna påverka?"), [at_most(LIMITS["can_influence"])])
    can_influence_en = TextAreaField(_l("Kan påverka, på engelska"), [at_most(LIMITS["can_influence"])])
    cannot_influence_sv = TextAreaField(
        _l("Vad går inte att påverka den här gången?"), [at_most(LIMITS["cannot_influence"])]
    )
    cannot_influence_en = TextAreaField(
        _l("Går inte att påverka, på engelska"), [at_most(LIMITS["cannot_influence"])]
    )
    languages = Boxes(_l("Vilka fler språk kan deltagarna välja?"))
    setting = _how_people_meet()
    starts_on = LocalDate(_l("Vilken dag ses ni?"), [Optional()])
    starts_time = LocalTime(_l("Vilken tid börjar ni?"), [Optional()])
    room = StringField(_l("Var ses ni?"), [at_most(LIMITS["room"])])
    wifi_name = StringField(_l("Nätets namn"))
    wifi_password = StringField(_l("Lösenord"))
    lead_department_id = SelectField(_l("Vilken förvaltning leder samtalet?"))
    co_organiser_ids = Boxes(_l("Vilka förvaltningar ordnar det tillsammans?"))
    partners = FieldList(FormField(PartnerForm), label=_l("Vilka fler är med?"))
    case_number = StringField(_l("Ärendenummer"), [at_most(LIMITS["case_number"])])
    invited = TextAreaField(_l("Vilka är inbjudna, och hur?"), [at_most(LIMITS["invited"])])
    feedback_on = LocalDate(_l("När får deltagarna veta vad som händer?"), [Optional()])
    feedback_where_sv = StringField(
        _l("Var får deltagarna veta vad som händer?"), [at_most(LIMITS["feedback_where"])]
    )
    feedback_where_en = StringField(_l("Var, på engelska"), [at_most(LIMITS["feedback_where"])])
    contact = StringField(_l("Vem kan deltagarna fråga efteråt?"), [at_most(LIMITS["contact"])])

    def validate_wifi_name(self, field: StringField) -> None:
        if not is_name(field.data or ""):
            raise ValidationError(NAME_TOO_LONG)
        if self.wifi_password.data and not field.data:
            raise ValidationError(NO_NAME)

    def validate_wifi_password(self, field: StringField) -> None:
        if not is_password(field.data or ""):
            raise ValidationError(WRONG_PASSWORD)

    def validate_starts_time(self, field: TimeField) -> None:
        if field.data and _left_empty(self.starts_on):
            raise ValidationError(_("Välj också vilken dag ni ses."))

    def validate_starts_on(self, field: DateField) -> None:
        if field.data and _left_empty(self.starts_time):
            raise ValidationError(_("Skriv också vilken tid ni börjar."))


def _left_empty(field: Field) -> bool:
    return not "".join(field.raw_data or ()).strip()


class StepForm(PageForm):
    """The wording of one part; the view takes away the options that its kind does not have."""

    title_sv = StringField(_l("Kort namn på delen"), [at_most(STEP_LIMITS["title"])])
    title_en = StringField(_l("Namnet på engelska"), [at_most(STEP_LIMITS["title"])])
    body_sv = TextAreaField(_l("Text till deltagarna"), [at_most(STEP_LIMITS["body"])])
    body_en = TextAreaField(_l("Samma text på engelska"), [at_most(STEP_LIMITS["body"])])
    spoken_sv = TextAreaField(_l("Det du säger"), [at_most(STEP_LIMITS["spoken"])])
    spoken_en = TextAreaField(_l("Det du säger, på engelska"), [at_most(STEP_LIMITS["spoken"])])
    minutes = WholeNumber(
        _l("Minuter"),
        [NumberRange(0, MOST_MINUTES, _l("Skriv minuterna som ett tal från %(min)s till %(max)s."))],
    )
    aspects = Boxes(
        _l("Vilka tider frågar ni om?"),
        choices=as_choices(ASPECT_NAMES.items()),
    )
    results_on_phones = BooleanField(_l("Visa resultatet på telefonerna också"))
    pause = BooleanField(_l("Det här är en paus"))


class NewSpotForm(PageForm):
    """A place that is not in the register yet, and what to look for among those that are."""

    q = StringField(_l("Sök bland platserna"))
    new_name = StringField(_l("Vad heter platsen?"))
    new_kind = SelectField(_l("Typ av plats"))


class DialogueSearch(PageForm):
    """Filters of the list; read from the address."""

    class Meta:
        csrf = False

    q = StringField(_l("Sök på namn, lokal eller ärendenummer"))
    phase = SelectField(
        _l("Läge"), choices=as_choices([("", _l("Alla lägen")), *PHASE_NAMES.items()]), default=""
    )
    group = SelectField(
        _l("Målgrupp"), choices=as_choices([("", _l("Alla målgrupper")), *GROUP_NAMES.items()]), default=""
    )
