"""What must not leave the house: comments on locks, alarms or guards, in no part of the record."""

from flask_babel import gettext as _
from sqlalchemy import func, select

from facilitate.archive.gathering import Gathered
from facilitate.archive.models import Record
from facilitate.archive.tables import written
from facilitate.archive.view import RecordView
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.languages import text_in
from facilitate.live.models import Comment, Mark, Proposal


def protected_comments(dialogue: Dialogue) -> list[Comment]:
    """The dialogue's comments with that mark, by id: the order in which people wrote is not kept."""
    query = select(Comment).where(Comment.dialogue_id == dialogue.id, Comment.mark == Mark.PROTECTION)
    return list(db.session.scalars(query.order_by(Comment.id)))


def has_internal_list(record: Record) -> bool:
    query = select(func.count()).where(
        Comment.dialogue_id == record.dialogue_id, Comment.mark == Mark.PROTECTION
    )
    return bool(db.session.scalar(query))


def proposals_that_reveal(gathered: Gathered) -> set[int]:
    """Proposals made from a comment before it was marked so: they go out with the record, words and all."""
    kept_back = {comment.id for comment in gathered.comments if comment.protected}
    return {one.id for one in gathered.proposals if one.comment_id in kept_back}


def proposals_of_hidden_words(gathered: Gathered) -> set[int]:
    """Proposals made from a comment before it was hidden, or that still say what has been masked in it."""
    comments = {comment.id: comment for comment in gathered.comments if not comment.protected}
    return {
        one.id
        for one in gathered.proposals
        if (comment := comments.get(one.comment_id or ""))
        and (not comment.readable or _says_masked(one, comment))
    }


def _says_masked(proposal: Proposal, comment: Comment) -> bool:
    said = f"{proposal.problem} {proposal.measure}"
    return comment.words != comment.text and comment.text in said


def write_internal(record: Record, view: RecordView) -> bytes:
    """The list as a table, with the warning and the provision above everything else."""
    lines = [
        [_("Internt – lämna inte ut utan prövning (OSL 18:8)")],
        [text_in(view.about["title"]), _("Arkivpost %(number)s", number=record.sequence)],
        [],
        [_("Plats"), _("Kommentar")],
        *([_place_of(comment), comment.words] for comment in protected_comments(record.dialogue)),
    ]
    return written(view, lines)


def _place_of(comment: Comment) -> str:
    return text_in(comment.spot.label) if comment.spot else comment.elsewhere
