"""Entering, correcting and removing forms. Staff's door: open until the record is sealed; none commits."""

import re
from collections.abc import Mapping
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.operations import note
from facilitate.errors import Conflict, Invalid
from facilitate.extensions import db
from facilitate.figures.scale import SCALES
from facilitate.live import answers, broadcast, deadlines
from facilitate.live.actors import Actor
from facilitate.live.commands import InvalidAnswer
from facilitate.live.models import Channel, PaperForm, Participant, SecondEntry, Stage
from facilitate.live.paper import stack
from facilitate.live.paper.comments import forget_waiting, write_comments
from facilitate.live.paper.filled import BLANK, Filled
from facilitate.live.position import is_same_evening, locked_stage
from facilitate.model import random_id

HIGHEST = 9999
"""No stack of forms has a higher number."""
_KEY = re.compile(r"[\w-]{16,20}", re.ASCII)


class PaperEarly(Conflict):
    code = "paper-early"
    sentence = _l("Samtalet är inte öppnat än. Formulären skrivs in när det har börjat.")


class PaperSealed(Conflict):
    code = "paper-sealed"
    sentence = _l("Samtalet är fastställt och arkiverat, så inga fler formulär kan skrivas in.")


class FormGone(Conflict):
    code = "form-gone"
    sentence = _l("Formuläret är inte inskrivet längre. Någon annan kan ha tagit bort det.")


class PaperAnew(Conflict):
    code = "anew"
    sentence = _l("Samtalet har börjat om sedan du öppnade sidan. Skriv in formuläret en gång till.")


class NumberTaken(Conflict):
    code = "number-taken"

    def __init__(self, number: int) -> None:
        super().__init__(_l("Formulär %(number)s är redan inskrivet.", number=number))
        self.number = number


class NothingFilledIn(Invalid):
    sentence = _l(
        "Inget är ifyllt. Ett tomt formulär skrivs inte in. Räkna det inte bland de utdelade i stället."
    )


class NoNumber(Invalid):
    sentence = _l("Skriv formulärets nummer med siffror, till exempel 7.")


def enter(dialogue: Dialogue, actor: Actor, number: int, filled: Filled, key: str = "") -> PaperForm:
    """Enter a form. `key` names the page that it was typed on: the same page sent again is the same form.

    Raises PaperEarly, PaperSealed, PaperAnew, NumberTaken, NoNumber, NothingFilledIn, InvalidAnswer, TooLong
    or Invalid.
    """
    stage = locked_room(dialogue, filled.epoch)
    if before := _sent_before(dialogue, key):
        return before
    if not 1 <= number <= HIGHEST:
        raise NoNumber
    if stack.find_form(dialogue.id, number):
        raise NumberTaken(number)
    if filled.blank:
        raise NothingFilledIn
    form = PaperForm(dialogue_id=dialogue.id, number=number, entered_by=actor.key)
    form.participant = _participant(dialogue, filled, key)
    db.session.add(form)
    db.session.flush()
    answers.enter(form.participant, checked_codes(dialogue, filled.codes))
    write_comments(dialogue, form, filled.comments)
    _tell(stage, "paper.entered", actor, number)
    return form


def correct(dialogue: Dialogue, actor: Actor, number: int, filled: Filled) -> PaperForm:
    """Change what stands on a form; when answers change, its second entry no longer holds.

    Raises late.AlreadyShown for answers that the room has seen, comments.AlreadyRead, and as `enter` does.
    """
    stage = locked_room(dialogue, filled.epoch)
    form = stack.form_of(dialogue, number)
    stored = stack.answers_of(form)
    changed = {
        question: code
        for question, code in checked_codes(dialogue, filled.codes).items()
        if code != (stored[question].code if question in stored else BLANK)
    }
    if changed:
        answers.enter(form.participant, changed)
        forget_second_entry(form)
    form.participant.language = filled.language
    write_comments(dialogue, form, filled.comments)
    _tell(stage, "paper.corrected", actor, number)
    return form


def remove(dialogue: Dialogue, actor: Actor, number: int) -> None:
    """Take a form away with its answers and unread comments. Raises late.AlreadyShown, NotFound."""
    stage = locked_room(dialogue)
    form = stack.form_of(dialogue, number)
    participant = form.participant
    forget_waiting(form)
    db.session.delete(form)
    db.session.flush()
    answers.withdraw(participant)
    _tell(stage, "paper.removed", actor, number)


def say_handed_out(dialogue: Dialogue, actor: Actor, forms: int | None) -> None:
    """Note how many forms were given to people; None when nobody knows. Raises Invalid or PaperSealed."""
    stage = locked_room(dialogue)
    if forms is not None and not 0 <= forms <= HIGHEST:
        raise Invalid(_l("Skriv antalet med siffror, till exempel 8."))
    dialogue.forms_handed_out = forms
    _tell(stage, "paper.handed-out", actor, forms)


def locked_room(dialogue: Dialogue, epoch: str = "") -> Stage:
    """The room for forms. Raises PaperEarly, PaperSealed, or PaperAnew for a page of another epoch:
    nothing typed in a rehearsal is entered into the evening."""
    if dialogue.phase not in stack.ENTERED_WHILE | {"sealed"}:
        raise PaperEarly
    stage = locked_stage(dialogue.id)
    db.session.refresh(dialogue)
    deadlines.settle(stage)
    if dialogue.phase not in stack.ENTERED_WHILE:
        raise PaperSealed
    if not is_same_evening(epoch, stage):
        raise PaperAnew
    return stage


def checked_codes(dialogue: Dialogue, codes: Mapping[int, str]) -> dict[int, str]:
    """The codes if each is an answer to a question of the form. Raises InvalidAnswer."""
    scales = {one.id: SCALES[one.scale_key] for one in stack.questions_of_form(dialogue)}
    for question, code in codes.items():
        if question not in scales or code not in (*scales[question].values, BLANK):
            raise InvalidAnswer
    return dict(codes)


def forget_second_entry(form: PaperForm) -> None:
    """What two people had compared is no longer what stands."""
    form.checked_by = None
    for entry in db.session.query(SecondEntry).filter_by(form_id=form.id):
        db.session.delete(entry)
    db.session.flush()


def _participant(dialogue: Dialogue, filled: Filled, key: str) -> Participant:
    free = _KEY.fullmatch(key) and db.session.get(Participant, key) is None
    return Participant(
        id=key if free else random_id(),
        dialogue_id=dialogue.id,
        channel=Channel.PAPER,
        language=filled.language,
    )


def _sent_before(dialogue: Dialogue, key: str) -> PaperForm | None:
    query = db.session.query(PaperForm).filter_by(dialogue_id=dialogue.id, participant_id=key)
    return query.one_or_none() if key else None


def _tell(stage: Stage, act: str, actor: Actor, number: Any) -> None:
    note_act(stage.dialogue, act, actor, number)
    stage.revision += 1
    broadcast.progress_changed(stage.dialogue_id)
    db.session.flush()


def note_act(dialogue: Dialogue, act: str, actor: Actor, number: Any) -> None:
    """Who did what with which form; never what stands on it."""
    note(act, dialogue, actor.user_id, number=number)
