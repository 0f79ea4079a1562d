"""How far the room is, as control and the projector may be told: only how many, never what was answered."""

from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from facilitate.extensions import db
from facilitate.live.models import Comment, CommentStatus, Screen, Stage
from facilitate.live.paper.stack import papers_left
from facilitate.live.position import position_of, stage_of
from facilitate.live.tallies import Progress, progress_of


def control_progress(
    dialogue_id: int, stage: Stage | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The complete message for control."""
    stage = stage or stage_of(dialogue_id)
    progress = progress or progress_of(dialogue_id, stage.step if stage else None)
    waiting, screens = _counts(dialogue_id)
    return position_of(stage).as_json() | {
        "joined": progress.joined,
        "done": progress.done,
        "answering": progress.answering,
        "silent": progress.silent,
        "more_time": progress.more_time,
        "papers_left": papers_left(dialogue_id),
        "comments_waiting": waiting,
        "screens": screens,
    }


def screen_progress(
    dialogue_id: int, stage: Stage | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The complete message for a projector, in the language in force."""
    stage = stage or stage_of(dialogue_id)
    progress = progress or progress_of(dialogue_id, stage.step if stage else None)
    return position_of(stage).as_json() | {
        "joined": progress.joined,
        "done": progress.shown_done,
        "done_words": done_words(progress),
    }


def done_words(progress: Progress) -> str:
    """What the projector says instead of a number when three or fewer remain; else empty."""
    return "" if progress.shown_done is not None else _("Nästan alla är klara. Ta den tid du behöver.")


def _counts(dialogue_id: int) -> tuple[int, int]:
    waiting = select(func.count()).where(
        Comment.dialogue_id == dialogue_id, Comment.status == CommentStatus.WAITING
    )
    screens = select(func.count()).where(Screen.dialogue_id == dialogue_id, Screen.revoked_at.is_(None))
    row = db.session.execute(select(waiting.scalar_subquery(), screens.scalar_subquery())).one()
    return row[0], row[1]
