"""Forms of the archive."""

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField, FileRequired
from wtforms import (
    HiddenField,
    RadioField,
    SelectField,
    StringField,
    TextAreaField,
)
from wtforms.form import Form
from wtforms.validators import InputRequired, NumberRange, Optional, Regexp

from facilitate.archive import amending, operations
from facilitate.archive.wording import WITHDRAWAL_REASONS
from facilitate.dialogues.names import GROUP_NAMES
from facilitate.dialogues.operations.about import LIMITS
from facilitate.fields import Boxes, LocalDate, PageForm, WholeNumber, as_choices, at_most
from facilitate.live.comments import LIMIT, PLACE_LIMIT
from facilitate.live.operations import OWNER, WORDS

_PEOPLE = NumberRange(0, 5000, _l("Skriv ett tal från 0 till 5000."))


class WorkForm(PageForm):
    """All of the work page in one form: whichever button is pressed, nothing that was typed is lost."""

    sentence_1 = TextAreaField(_l("Det viktigaste vi hörde"), [at_most(operations.SENTENCE)])
    sentence_2 = TextAreaField(_l("Var, när och för vem"), [at_most(operations.SENTENCE)])
    sentence_3 = TextAreaField(_l("Det deltagarna vill ska hända"), [at_most(operations.SENTENCE)])
    works_well = TextAreaField(_l("Det här fungerar bra"), [at_most(operations.WORKS_WELL)])
    quotes = Boxes(_l("Välj högst två citat"))
    in_the_room = WholeNumber(_l("Hur många var vi i rummet?"), [Optional(), _PEOPLE])
    seen_sentences = HiddenField()
    seen_works_well = HiddenField()

    @property
    def sentences(self) -> list[str]:
        return [field.data or "" for field in (self.sentence_1, self.sentence_2, self.sentence_3)]


class ProposalForm(Form):
    """One proposal; on the work page several of them stand in the one form."""

    place = SelectField(_l("Plats"), default="")
    problem = TextAreaField(_l("Problem"), [at_most(WORDS)])
    measure = TextAreaField(_l("Föreslagen åtgärd"), [at_most(WORDS)])
    owner = StringField(_l("Vem kan göra det?"), [at_most(OWNER)])
    seen = HiddenField()

    @property
    def words(self) -> str:
        """All that it says, to tell whether it was changed."""
        return "\n".join(one.data or "" for one in (self.place, self.problem, self.measure, self.owner))


class NoteForm(PageForm):
    """What was said, as staff noted it."""

    text = TextAreaField(_l("Vad sades?"), [InputRequired(_l("Skriv något först.")), at_most(LIMIT)])
    place = SelectField(_l("Plats"), default="")
    elsewhere = StringField(_l("Någon annan plats"), [at_most(PLACE_LIMIT)])
    theme = SelectField(_l("Tema"), default="")


class LaterProposalForm(ProposalForm, PageForm):
    """A proposal that is noted after sealing."""

    measure = TextAreaField(
        _l("Föreslagen åtgärd"),
        [InputRequired(_l("Skriv vad som föreslås.")), at_most(WORDS)],
    )


class AdditionForm(PageForm):
    text = TextAreaField(
        _l("Tillägg"),
        [InputRequired(_l("Skriv vad du vill lägga till.")), at_most(amending.ADDITION)],
    )


class CorrectionForm(PageForm):
    """What a correction may change. Figures, comments and proposals stay as they were sealed."""

    reason = TextAreaField(
        _l("Vad rättar du, och varför?"),
        [InputRequired(_l("Skriv vad du rättar.")), at_most(amending.REASON)],
    )
    held_on = LocalDate(_l("Datum"), [Optional()])
    time = StringField(
        _l("Tid"),
        [Optional(), Regexp(r"([01]\d|2[0-3]):[0-5]\d\Z", message=_l("Skriv tiden så här: 14:00."))],
    )
    room = StringField(_l("Plats för mötet"), [at_most(LIMITS["room"])])
    invited = TextAreaField(_l("Inbjudna, och hur"), [at_most(LIMITS["invited"])])
    case_number = StringField(_l("Ärendenummer"), [at_most(LIMITS["case_number"])])
    in_the_room = WholeNumber(_l("Hur många var vi i rummet?"), [Optional(), _PEOPLE])
    sentences = TextAreaField(
        _l("Sammanfattning, en mening per rad"), [at_most(operations.SENTENCES * operations.SENTENCE)]
    )
    works_well = TextAreaField(_l("Vad fungerar bra?"), [at_most(operations.WORKS_WELL)])


class WithdrawalForm(PageForm):
    commitment = HiddenField(validators=[InputRequired()])
    reason = RadioField(
        _l("Varför tas texten bort?"),
        [InputRequired(_l("Välj ett skäl."))],
        choices=as_choices(WITHDRAWAL_REASONS.items()),
    )


class VerifyForm(PageForm):
    file = FileField(_l("Arkivpost (JSON)"), [FileRequired(_l("Välj en fil."))])


class SearchForm(PageForm):
    """Looking for records; sent by GET, so that a search can be kept as an address."""

    class Meta:
        csrf = False

    q = StringField(_l("Sök i texten"))
    place = SelectField(_l("Plats"), validate_choice=False)
    target_group = SelectField(
        _l("Målgrupp"), choices=as_choices([("", _l("Alla")), *GROUP_NAMES.items()]), validate_choice=False
    )
    department = SelectField(_l("Förvaltning"), validate_choice=False)
    since = LocalDate(_l("Från och med"), [Optional()])
    until = LocalDate(_l("Till och med"), [Optional()])
    case_number = StringField(_l("Ärendenummer"))
    held = SelectField(
        _l("Så hölls samtalet"),
        choices=as_choices(
            [("", _l("Alla")), ("tool", _l("Med verktyget")), ("afterwards", _l("Inskrivet i efterhand"))]
        ),
        validate_choice=False,
    )
