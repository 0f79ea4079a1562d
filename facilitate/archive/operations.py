"""The work between closed and sealed: each part is saved by itself, by whoever may finish the dialogue."""

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.operations import note
from facilitate.errors import Conflict, Invalid, NotFound
from facilitate.extensions import db
from facilitate.live import late
from facilitate.live.models import Comment, CommentStatus, Mark, Summary
from facilitate.live.position import lock_dialogue
from facilitate.texts import clean

SENTENCE, WORKS_WELL = 400, 2000
"""The most characters of one sentence and of what works well."""

SENTENCES = 3
MOST_QUOTES = 2


class AlreadySealed(Conflict):
    code = "already-sealed"
    sentence = _l("Samtalet är redan fastställt. Gör ett tillägg i stället.")


class StillRunning(Conflict):
    code = "still-running"
    sentence = _l("Samtalet är inte avslutat än. Avsluta det från styrsidan först.")


class NotRevealed(Conflict):
    code = "not-revealed"
    sentence = _l("Siffrorna är inte framtagna än. Hämta dem från sidan där du gör klart samtalet.")


class TooManyQuotes(Invalid):
    code = "too-many-quotes"
    sentence = _l("Välj högst två citat.")


def reveal_figures(dialogue: Dialogue, user_id: int | None) -> None:
    """Freeze all figures, so that they may be seen before sealing: a summary of before and one of after the
    next form would tell what stands on it. Raises AlreadySealed, StillRunning."""
    lock_dialogue(dialogue)
    require_closed(dialogue)
    if not late.all_revealed(dialogue):
        late.reveal_all(dialogue)
        note("dialogue.figures-seen", dialogue, user_id)


def require_closed(dialogue: Dialogue) -> None:
    """Raises AlreadySealed or StillRunning unless the dialogue is between its end and sealing."""
    if dialogue.phase == DialoguePhase.SEALED:
        raise AlreadySealed
    if dialogue.phase != DialoguePhase.CLOSED:
        raise StillRunning


def summary_of(dialogue: Dialogue) -> Summary:
    """The facilitator's own words so far, made when they are first asked for; unsaved until something is."""
    return db.session.get(Summary, dialogue.id) or Summary(
        dialogue_id=dialogue.id, sentences={}, works_well="", in_the_room=None
    )


def save_sentences(dialogue: Dialogue, sentences: list[str]) -> None:
    """Keep the sentences, one a line; empty ones are left out. Raises AlreadySealed."""
    summary = _kept_summary(dialogue)
    cleaned = [" ".join(clean(one, SENTENCE).split("\n")) for one in sentences]
    summary.sentences = {"sv": "\n".join(one for one in cleaned if one)}


def save_works_well(dialogue: Dialogue, text: str) -> None:
    """Keep what works well. Raises AlreadySealed."""
    _kept_summary(dialogue).works_well = clean(text, WORKS_WELL)


def save_people_in_the_room(dialogue: Dialogue, people: int | None) -> None:
    """Keep how many were in the room; None for unknown. Raises AlreadySealed."""
    _kept_summary(dialogue).in_the_room = people


def choose_quotes(dialogue: Dialogue, comment_ids: list[str]) -> None:
    """Quote these approved comments and no others. Raises TooManyQuotes, NotFound, AlreadySealed."""
    _lock_open_work(dialogue)
    if len(set(comment_ids)) > MOST_QUOTES:
        raise TooManyQuotes
    approved = select(Comment).where(
        Comment.dialogue_id == dialogue.id,
        Comment.status == CommentStatus.APPROVED,
        Comment.mark.is_distinct_from(Mark.PROTECTION),
    )
    comments = {comment.id: comment for comment in db.session.scalars(approved)}
    if not set(comment_ids) <= set(comments):
        raise NotFound
    for comment in comments.values():
        comment.quoted = comment.id in comment_ids


def _kept_summary(dialogue: Dialogue) -> Summary:
    _lock_open_work(dialogue)
    summary = summary_of(dialogue)
    db.session.add(summary)
    return summary


def _lock_open_work(dialogue: Dialogue) -> None:
    lock_dialogue(dialogue)
    if dialogue.phase == DialoguePhase.SEALED:
        raise AlreadySealed
