"""The comments of a form: entered like everybody's, and mended only until somebody has judged them."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate.dialogues.models import Dialogue
from facilitate.errors import Conflict
from facilitate.extensions import db
from facilitate.live.comments import enter_comment, reword
from facilitate.live.models import Comment, CommentStatus, PaperForm
from facilitate.live.paper.filled import Words


class AlreadyRead(Conflict):
    code = "already-read"
    sentence = _l(
        "En kommentar har lästs av någon under tiden och går inte att ändra här längre. Inget är sparat än."
    )


def comments_of(form: PaperForm) -> list[Comment]:
    """The comments of the form; ids are random, so is their order."""
    query = select(Comment).where(Comment.participant_id == form.participant_id)
    return list(db.session.scalars(query.order_by(Comment.id)))


def write_comments(dialogue: Dialogue, form: PaperForm, comments: Iterable[Words]) -> None:
    """Enter new comments, reword those that wait, remove those that were emptied. Raises AlreadyRead for a
    change of one that somebody has judged, TooLong or Invalid."""
    kept = {comment.id: comment for comment in comments_of(form)}
    for words in comments:
        if words.id:
            _mend(dialogue, kept.get(words.id), words)
        elif words.text.strip():
            enter_comment(form.participant, words.text, spot_id=words.spot_id, elsewhere=words.elsewhere)


def forget_waiting(form: PaperForm) -> None:
    """Take away what nobody has read; what has been judged stays, without its writer."""
    for comment in comments_of(form):
        if comment.status == CommentStatus.WAITING:
            db.session.delete(comment)
    db.session.flush()


def _mend(dialogue: Dialogue, comment: Comment | None, words: Words) -> None:
    if comment is None or comment.status != CommentStatus.WAITING:
        raise AlreadyRead
    if words.text.strip():
        reword(comment, dialogue, words.text, words.spot_id, words.elsewhere)
    else:
        db.session.delete(comment)
