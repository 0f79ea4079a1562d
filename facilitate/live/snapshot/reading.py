"""What those who read comments see besides the open one: what has been decided, and who else reads."""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.dialogues.phases import ENDED
from facilitate.extensions import db
from facilitate.live import deadlines, wall
from facilitate.live.faults import faults_of
from facilitate.live.models import Comment, CommentStatus
from facilitate.live.position import Position, position_of
from facilitate.live.progress import control_progress, reading_progress


@dataclass(frozen=True)
class ReadingSnapshot:
    """`news` is the message that keeps the numbers up to date. Comments stand in the order of random ids."""

    position: Position
    dialogue: Dialogue
    news: dict[str, object]
    approved: tuple[Comment, ...]
    """Those that stand for themselves, or for others that say the same."""
    alike: dict[str, tuple[Comment, ...]]
    """By each of them those that stand behind it."""
    faults: int
    hidden: tuple[Comment, ...]
    wall_page: int
    wall_pages: int

    @property
    def approved_count(self) -> int:
        return len(self.approved) + sum(len(ones) for ones in self.alike.values())

    @property
    def ended(self) -> bool:
        return self.dialogue.phase in ENDED

    @property
    def sealed(self) -> bool:
        """Whether what may be read is in the record, and nothing here any more."""
        return self.dialogue.phase == DialoguePhase.SEALED


def reading_snapshot(dialogue: Dialogue) -> ReadingSnapshot:
    """The readers' view now. Settles what is over first, so not inside a unit of work."""
    stage = deadlines.notice(dialogue.id)
    approved = _decided(dialogue, CommentStatus.APPROVED)
    return ReadingSnapshot(
        position=position_of(stage),
        dialogue=dialogue,
        news=reading_progress(control_progress(dialogue.id, stage)),
        approved=tuple(one for one in approved if one.merged_into_id is None),
        alike=_alike(approved),
        faults=len(faults_of(dialogue)),
        hidden=_decided(dialogue, CommentStatus.HIDDEN),
        wall_page=stage.wall_page if stage else 0,
        wall_pages=wall.last_page(dialogue.id),
    )


def _alike(approved: tuple[Comment, ...]) -> dict[str, tuple[Comment, ...]]:
    behind = defaultdict(list)
    for one in approved:
        if one.merged_into_id:
            behind[one.merged_into_id].append(one)
    return {standing: tuple(ones) for standing, ones in behind.items()}


def _decided(dialogue: Dialogue, status: CommentStatus) -> tuple[Comment, ...]:
    if dialogue.phase == DialoguePhase.SEALED:
        return ()
    query = select(Comment).where(Comment.dialogue_id == dialogue.id, Comment.status == status)
    # On no list until the end: that they come together would tell what one person wrote.
    query = query.where(~Comment.hidden_along)
    return tuple(db.session.scalars(query.order_by(Comment.id)))
