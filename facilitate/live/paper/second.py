"""The second entry: somebody else reads the form without seeing the first, and the two are compared."""

from collections.abc import Collection
from dataclasses import dataclass

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue, Question
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live import answers
from facilitate.live.actors import Actor
from facilitate.live.models import PaperForm, SecondEntry
from facilitate.live.paper import stack
from facilitate.live.paper.entry import checked_codes, locked_room, note_act
from facilitate.live.paper.filled import BLANK, Filled


class SamePerson(Conflict):
    code = "same-person"

    def __init__(self, number: int) -> None:
        super().__init__(
            _l(
                "Det var du som skrev in formulär %(number)s. Den andra inskrivningen ska göras av "
                "någon annan, annars ser man samma fel två gånger.",
                number=number,
            )
        )


class EnteredTwice(Conflict):
    code = "entered-twice"

    def __init__(self, number: int) -> None:
        super().__init__(_l("Formulär %(number)s är redan inskrivet två gånger.", number=number))


@dataclass(frozen=True)
class Difference:
    """A question that two people read differently. `shown`: the first is in figures that were seen."""

    question: Question
    first: str
    second: str
    shown: bool


def require_other(form: PaperForm, actor: Actor) -> None:
    """Raise SamePerson or EnteredTwice unless the actor may enter the form a second time."""
    if form.checked_by is not None:
        raise EnteredTwice(form.number)
    if form.entered_by == actor.key:
        raise SamePerson(form.number)


def enter_again(dialogue: Dialogue, actor: Actor, number: int, filled: Filled) -> list[Difference]:
    """Keep where the second reading differs from the first. Raises SamePerson, EnteredTwice, InvalidAnswer,
    and as `entry.enter` does."""
    locked_room(dialogue, filled.epoch)
    form = stack.form_of(dialogue, number)
    require_other(form, actor)
    stored = stack.answers_of(form)
    read = checked_codes(dialogue, filled.codes)
    for question in stack.questions_of_form(dialogue):
        first = stored[question.id].code if question.id in stored else BLANK
        second = read.get(question.id, BLANK)
        if first != second:
            db.session.add(SecondEntry(form_id=form.id, question_id=question.id, code=second))
    form.checked_by = actor.key
    db.session.flush()
    note_act(dialogue, "paper.entered-again", actor, number)
    return differences_of(dialogue, form)


def differences_of(dialogue: Dialogue, form: PaperForm) -> list[Difference]:
    """What is left to settle, in the order of the form."""
    second = {one.question_id: one.code for one in db.session.query(SecondEntry).filter_by(form_id=form.id)}
    stored = stack.answers_of(form)
    return [
        Difference(
            question,
            stored[question.id].code if question.id in stored else BLANK,
            second[question.id],
            stack.is_shown(question, stored.get(question.id)),
        )
        for question in stack.questions_of_form(dialogue)
        if question.id in second
    ]


def settle(
    dialogue: Dialogue, actor: Actor, number: int, first: Collection[int], second: Collection[int]
) -> list[Difference]:
    """Let the first reading stand for some questions and the second for others; hands out what is left.

    Raises late.AlreadyShown when the second is chosen where the room has seen the first.
    """
    locked_room(dialogue)
    form = stack.form_of(dialogue, number)
    differences = differences_of(dialogue, form)
    changed = {one.question.id: one.second for one in differences if one.question.id in second}
    if changed:
        answers.enter(form.participant, changed)
    for entry in db.session.query(SecondEntry).filter_by(form_id=form.id):
        if entry.question_id in first or entry.question_id in second:
            db.session.delete(entry)
    db.session.flush()
    left = differences_of(dialogue, form)
    if differences and not left:
        note_act(dialogue, "paper.settled", actor, number)
    return left
