"""What staff type about themselves."""

from typing import Any

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import EqualTo, InputRequired, Length, Regexp, ValidationError

from facilitate.accounts.passwords import LONGEST, complaint
from facilitate.errors import Invalid
from facilitate.fields import PageForm
from facilitate.texts import clean

NAME_LENGTH = 120


class Clean:
    """Brings what was typed into its normal form; too long a text becomes the field's error."""

    def __init__(self, limit: int) -> None:
        self._limit = limit

    def __call__(self, form: PageForm, field: Any) -> None:
        try:
            field.data = clean(" ".join((field.data or "").split()), self._limit)
        except Invalid as error:
            raise ValidationError(str(error.sentence)) from error
        if not field.data and field.flags.required:
            raise ValidationError(str(_l("Skriv något i rutan.")))


def name_field(label: Any, missing: Any) -> StringField:
    return StringField(label, [InputRequired(missing), Clean(NAME_LENGTH)])


def email_field() -> EmailField:
    # Sign-in only compares it, so any town's inner mail domain will do.
    looks_right = Regexp(
        r"^\s*[^@\s]+@[^@\s]+\s*$", message=_l("Skriv hela e-postadressen, till exempel kim@exempelby.se.")
    )
    return EmailField(
        _l("E-postadress"),
        [
            InputRequired(_l("Skriv e-postadressen.")),
            Length(max=254, message=_l("Adressen är för lång.")),
            looks_right,
        ],
    )


def password_field(label: Any = None) -> PasswordField:
    return PasswordField(
        label or _l("Lösenord"),
        [
            InputRequired(_l("Skriv lösenordet.")),
            Length(max=LONGEST, message=_l("Lösenordet är för långt.")),
        ],
    )


class SignInForm(PageForm):
    email = email_field()
    password = password_field()
    next = HiddenField()


class NewPasswordForm(PageForm):
    """A new password, typed twice because nobody can mail a forgotten one."""

    account = ""
    """The e-mail address that the password is for, where the form does not ask for it."""

    new_password = password_field(_l("Nytt lösenord"))
    again = PasswordField(
        _l("Samma lösenord en gång till"),
        [
            InputRequired(_l("Skriv lösenordet en gång till.")),
            EqualTo("new_password", message=_l("Det är inte samma lösenord. Skriv det en gång till.")),
        ],
    )

    def validate_new_password(self, field: PasswordField) -> None:
        given = self.email.data if "email" in self else self.account
        sentence = complaint(field.data or "", given or "")
        if sentence:
            raise ValidationError(sentence)


class SetUpForm(NewPasswordForm):
    organisation = name_field(_l("Kommunens namn"), _l("Skriv kommunens namn."))
    name = name_field(_l("Ditt namn"), _l("Skriv ditt namn."))
    email = email_field()


class AcceptForm(NewPasswordForm):
    name = name_field(_l("Ditt namn"), _l("Skriv ditt namn."))


class AcceptKnownForm(PageForm):
    password = password_field(_l("Ditt lösenord"))


class ChangePasswordForm(NewPasswordForm):
    password = password_field(_l("Nuvarande lösenord"))
