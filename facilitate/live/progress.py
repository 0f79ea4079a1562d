"""How far the room is, as control and the projector may be told: only how many, never what was answered."""

from dataclasses import asdict
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import func, select

from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live.models import Channel, Comment, CommentStatus, Participant, Screen, Stage
from facilitate.live.paper.stack import papers_left
from facilitate.live.passes import in_force
from facilitate.live.position import position_of, stage_of
from facilitate.live.reaching import is_reached
from facilitate.live.readers import readers_of
from facilitate.live.tallies import Progress
from facilitate.live.turnout import too_few
from facilitate.live.walking import progress_at
from facilitate.live.windows import shows

FOR_READERS = ("epoch", "version", "revision", "comments_waiting", "comments_decided", "readers")


def control_progress(
    dialogue_id: int, stage: Stage | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The complete message for control."""
    stage = stage or stage_of(dialogue_id)
    progress = progress or progress_at(dialogue_id, stage)
    return position_of(stage).as_json() | {
        "joined": progress.joined,
        "done": progress.done,
        "answering": progress.answering,
        "silent": progress.unheard,
        "more_time": progress.more_time,
        "papers_left": papers_left(dialogue_id),
        "few": too_few(dialogue_id),
        "reached": int(_has_heard_of_phones(dialogue_id, progress)),
        "readers": [asdict(reader) for reader in readers_of(dialogue_id)],
        **_counts(dialogue_id),
    }


def reading_progress(news: dict[str, Any]) -> dict[str, Any]:
    """What those who only read comments hear of control's message."""
    return {name: news[name] for name in FOR_READERS}


def screen_progress(
    dialogue_id: int, stage: Stage | None = None, progress: Progress | None = None
) -> dict[str, Any]:
    """The complete message for a projector, in the language in force."""
    stage = stage or stage_of(dialogue_id)
    progress = progress or progress_at(dialogue_id, stage)
    return position_of(stage).as_json() | {
        "joined": progress.joined,
        "done": progress.shown_done,
        "done_words": done_words(progress),
    }


def done_words(progress: Progress) -> str:
    """What the projector says instead of a number when three or fewer remain; else empty."""
    return "" if progress.shown_done is not None else _("Nästan alla är klara. Ta den tid du behöver.")


def _has_heard_of_phones(dialogue_id: int, progress: Progress) -> bool:
    # Behind a proxy, or by this machine's own address, a phone is known only by having joined.
    return progress.joined + progress.away > 0 or is_reached(db.session.get(Dialogue, dialogue_id))


def _counts(dialogue_id: int) -> dict[str, int]:
    waiting = Comment.status == CommentStatus.WAITING
    comments = select(func.count()).where(Comment.dialogue_id == dialogue_id)
    screens = select(func.count()).select_from(Screen).where(shows(dialogue_id))
    colleagues = select(func.count()).select_from(in_force(dialogue_id).order_by(None).subquery())
    people = select(func.count()).where(Participant.dialogue_id == dialogue_id)
    asked = {
        "helped": people.where(Participant.channel == Channel.HELPER),
        "papers": people.where(Participant.channel == Channel.PAPER),
        "comments_waiting": comments.where(waiting),
        # As many as stand on the lists: the difference would be what a silenced phone has written.
        "comments_decided": comments.where(~waiting, ~Comment.hidden_along),
        "screens": screens,
        "colleagues": colleagues,
    }
    row = db.session.execute(select(*(one.scalar_subquery() for one in asked.values()))).one()
    return dict(zip(asked, row, strict=True))
