"""Comments on something to mend, and the words that the ordinary fault report can be given."""

from flask_babel import format_date
from flask_babel import gettext as _
from sqlalchemy import select

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.extensions import db
from facilitate.languages import text_in
from facilitate.live.models import Comment, CommentStatus, Mark


def faults_of(dialogue: Dialogue) -> list[Comment]:
    """The comments that were read and marked so, by id: no order in which people wrote. None after sealing,
    and none that was hidden with everything from its phone while the dialogue runs."""
    if dialogue.phase == DialoguePhase.SEALED:
        return []
    query = select(Comment).where(
        Comment.dialogue_id == dialogue.id,
        Comment.mark == Mark.FAULT,
        Comment.status != CommentStatus.WAITING,
        ~Comment.hidden_along,
    )
    return list(db.session.scalars(query.order_by(Comment.id)))


def report_of(comment: Comment, dialogue: Dialogue) -> str:
    """Place, words and where they come from. Masked words stay masked; nobody knows who wrote."""
    place = text_in(comment.spot.label) if comment.spot else comment.elsewhere
    at = dialogue.starts_at or dialogue.opened_at
    lines = [
        _("Plats: %(place)s", place=place) if place else "",
        comment.words,
        _("Sagt på ett dialogsamtal %(date)s.", date=format_date(at, "long")) if at else "",
    ]
    return "\n".join(filter(None, lines))
