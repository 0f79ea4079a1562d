"""Where a room is: the three numbers that every message carries, and the row that every write locks."""

import secrets
from dataclasses import asdict, dataclass
from typing import Any

from sqlalchemy import bindparam, select
from sqlalchemy.orm import joinedload

from facilitate.dialogues.models import Dialogue
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.live.models import Stage

KEPT = 12
"""So many characters of an epoch a restored database keeps: it is still the same evening."""

# Built once, because a thousand phones come in one after another.
_NOW = select(Stage.epoch, Stage.version, Stage.revision).where(Stage.dialogue_id == bindparam("dialogue"))
_LOCKED = (
    select(Stage)
    .where(Stage.dialogue_id == bindparam("dialogue"))
    .with_for_update(of=Stage)
    .options(joinedload(Stage.dialogue, innerjoin=True), joinedload(Stage.step))
    .execution_options(populate_existing=True)
)


@dataclass(frozen=True)
class Position:
    """`epoch` changes when a database is restored, `version` with each move, `revision` with each batch."""

    epoch: str = "-"
    version: int = 0
    revision: int = 0

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def position_of(stage: Stage | None) -> Position:
    """The stage's position; the zero position for a dialogue that has not been opened."""
    return Position(stage.epoch, stage.version, stage.revision) if stage else Position()


def position_now(dialogue_id: int) -> Position:
    """The position of a room, without the room."""
    found = db.session.execute(_NOW, {"dialogue": dialogue_id}).one_or_none()
    return Position(*found) if found else Position()


def renewed(epoch: str) -> str:
    """The epoch of a room that is restored from a backup: every page fetches itself anew."""
    return f"{epoch[:KEPT]}.{secrets.token_urlsafe(5)}"


def is_same_evening(epoch: str, stage: Stage) -> bool:
    """Whether a page of this epoch, or of none that it tells, belongs to what goes on here: restored or not,
    but not a rehearsal before it."""
    return epoch[:KEPT] in ("", stage.epoch[:KEPT])


def stage_of(dialogue_id: int) -> Stage | None:
    """The stage as it is, for reading; None before the dialogue has been opened."""
    return db.session.get(Stage, dialogue_id, options=[joinedload(Stage.step)])


def locked_stage(dialogue_id: int) -> Stage:
    """The stage for writing, with its dialogue as it is now: nobody else writes in this room meanwhile.

    Raises NotFound before the dialogue has been opened.
    """
    stage = db.session.scalar(_LOCKED, {"dialogue": dialogue_id})
    if stage is None:
        raise NotFound
    return stage


def lock_room(dialogue_id: int) -> None:
    """Let nobody else write in this room, also where it never had a stage: a dialogue entered afterwards."""
    if db.session.scalar(select(Stage.dialogue_id).where(Stage.dialogue_id == dialogue_id).with_for_update()):
        return
    db.session.execute(select(Dialogue.id).where(Dialogue.id == dialogue_id).with_for_update())


def lock_dialogue(dialogue: Dialogue) -> None:
    """Lock its room, and read the dialogue as it is now: what a caller asks of its phase then still holds."""
    lock_room(dialogue.id)
    db.session.refresh(dialogue)
