"""What is said in an invented dialogue: comments that are written and read, proposals that are noted."""

from collections.abc import Sequence
from random import Random

from sqlalchemy import select

from facilitate.demo.story import Proposed, Said
from facilitate.dialogues.models import Dialogue
from facilitate.extensions import db
from facilitate.live import moderation
from facilitate.live.comments import write_comment
from facilitate.live.models import Comment, Participant
from facilitate.live.operations import note_proposal
from facilitate.transaction import unit_of_work


def write_comments(dialogue: Dialogue, said: Sequence[Said], people: Sequence[str], chance: Random) -> None:
    """Each comment by somebody in the room; a few write more than one."""
    with unit_of_work():
        for one in said:
            writer = db.session.get_one(Participant, chance.choice(people))
            write_comment(writer, one.text, spot_id=_spot_named(dialogue, one.place), theme=one.theme)


def read_comments(dialogue: Dialogue, said: Sequence[Said], user_id: int) -> None:
    """Approve, hide, mask and mark each as the story tells."""
    by_text = {one.text: one for one in said}
    with unit_of_work():
        for comment in db.session.scalars(select(Comment).where(Comment.dialogue_id == dialogue.id)).all():
            _read(comment, by_text[comment.text], user_id)


def note_proposals(dialogue: Dialogue, proposed: Sequence[Proposed], user_id: int) -> None:
    with unit_of_work():
        for one in proposed:
            note_proposal(
                dialogue,
                user_id,
                measure=one.measure,
                problem=one.problem,
                owner=one.owner,
                spot_id=_spot_named(dialogue, one.place),
            )


def comments_with(dialogue: Dialogue, texts: Sequence[str]) -> list[str]:
    """The ids of the dialogue's comments that have one of these texts."""
    query = select(Comment.id).where(Comment.dialogue_id == dialogue.id, Comment.text.in_(texts))
    return list(db.session.scalars(query))


def _read(comment: Comment, said: Said, user_id: int) -> None:
    if said.mark:
        moderation.set_mark(comment, user_id, said.mark)
    if said.hidden:
        moderation.hide(comment, user_id, said.hidden)
        return
    if said.masked:
        words = moderation.words_of(comment)
        masked = [word.index for word in words if word.text in said.masked]
        moderation.mask(comment, user_id, masked, "name")
    moderation.approve(comment, user_id)


def _spot_named(dialogue: Dialogue, place: str) -> int | None:
    return next((spot.id for spot in dialogue.spots if spot.label["sv"] == place), None)
