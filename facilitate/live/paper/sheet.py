"""A form as the entry screen has it: rows in the printed order, places for comments, and what was typed."""

from dataclasses import dataclass

from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, Question
from facilitate.figures.scale import SCALES, Scale
from facilitate.live.models import Comment, CommentStatus, PaperForm
from facilitate.live.paper import stack
from facilitate.live.paper.comments import comments_of
from facilitate.live.paper.filled import BLANK, Filled, Words

ROOM_FOR_COMMENTS = 3
"""As many as the printed form has."""
FEWEST_LATE = 5


@dataclass(frozen=True)
class Row:
    """One question. `shown`: its answer is in figures that the room has seen, and stands."""

    question: Question
    code: str = BLANK
    shown: bool = False

    @property
    def scale(self) -> Scale:
        return SCALES[self.question.scale_key]

    @property
    def words(self) -> str:
        """The label of the answer that is ticked, untranslated; empty for none."""
        return next((code.label for code in self.scale.codes if code.value == self.code), "")


@dataclass(frozen=True)
class Sheet:
    """`judged` are comments that somebody has read, which are not changed here."""

    rows: tuple[Row, ...]
    number: str = ""
    comments: tuple[Words, ...] = ()
    judged: tuple[Comment, ...] = ()
    language: str = "sv"
    key: str = ""

    @property
    def fixed(self) -> bool:
        """Whether something on it has been seen by the room, so that it cannot be taken away."""
        return any(row.shown for row in self.rows)


def empty_sheet(dialogue: Dialogue, number: int, key: str = "") -> Sheet:
    return sheet_as(dialogue, Filled(), str(number), key)


def sheet_as(dialogue: Dialogue, filled: Filled, number: str, key: str = "") -> Sheet:
    """A form as it was typed, or blank; nothing of what is stored."""
    rows = tuple(Row(one, filled.codes.get(one.id, BLANK)) for one in stack.questions_of_form(dialogue))
    return Sheet(rows, number, with_room(filled.comments), language=filled.language, key=key)


def stored_sheet(dialogue: Dialogue, form: PaperForm, typed: Filled | None = None) -> Sheet:
    """A form as it stands, with what was typed over it, if anything."""
    stored = stack.answers_of(form)
    codes = {question: answer.code for question, answer in stored.items()} | dict(
        typed.codes if typed else {}
    )
    written = comments_of(form)
    waiting = tuple(_words_of(one) for one in written if one.status == CommentStatus.WAITING)
    judged = tuple(one for one in written if one.status != CommentStatus.WAITING)
    return Sheet(
        tuple(
            Row(one, codes.get(one.id, BLANK), stack.is_shown(one, stored.get(one.id)))
            for one in stack.questions_of_form(dialogue)
        ),
        str(form.number),
        with_room(typed.comments if typed else waiting, len(judged)),
        judged,
        typed.language if typed else form.participant.language,
    )


def with_room(comments: tuple[Words, ...], judged: int = 0) -> tuple[Words, ...]:
    """The comments and places for more: as many as the printed form has, and at least one."""
    empty = sum(not words.text for words in comments)
    more = max(ROOM_FOR_COMMENTS - len(comments) - judged, 0 if empty else 1)
    return comments + (Words(""),) * more


def counted_from(dialogue: Dialogue) -> int:
    """How many late answers there must be before they change what was shown."""
    return max(FEWEST_LATE, dialogue.threshold)


def is_shown_to_room(dialogue: Dialogue) -> bool:
    """Whether somebody has seen figures that the forms would change."""
    return any(step.revealed and kind_of(step).recorded for step in dialogue.steps)


def _words_of(comment: Comment) -> Words:
    return Words(comment.text, comment.spot_id, comment.elsewhere, comment.id)
