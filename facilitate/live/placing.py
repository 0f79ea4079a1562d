"""Which known place somebody may have meant who wrote the name of another: a suggestion to whoever reads."""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import select

from facilitate.dialogues.models import Dialogue
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.languages import text_in
from facilitate.live.models import Comment
from facilitate.live.moderation import note_act
from facilitate.live.near_names import is_near, words_of
from facilitate.places.models import Place


@dataclass(frozen=True)
class Guess:
    """`spot_id` is None for a place of the register that this dialogue does not ask about."""

    name: str
    spot_id: int | None = None


def place_guess(comment: Comment) -> Guess | None:
    """The place that the comment's own place reads like, a place of the dialogue first."""
    if comment.spot_id is not None or not comment.elsewhere:
        return None
    dialogue = db.session.get_one(Dialogue, comment.dialogue_id)
    found = (guess for guess, name in _known_places(dialogue) if _reads_like(comment.elsewhere, name))
    return next(found, None)


def move_to(comment: Comment, user_id: int | None, spot_id: int) -> None:
    """Say that the comment is about this place; its own words on the place stay. Raises Invalid."""
    dialogue = db.session.get_one(Dialogue, comment.dialogue_id)
    if spot_id not in {spot.id for spot in dialogue.spots}:
        raise Invalid
    note_act(comment, user_id, "placed")
    comment.spot_id = spot_id


def _known_places(dialogue: Dialogue) -> Iterator[tuple[Guess, str]]:
    for spot in dialogue.spots:
        for label in spot.label.values():
            yield Guess(text_in(spot.label), spot.id), label
    names = select(Place.name).where(Place.organisation_id == dialogue.organisation_id)
    for name in db.session.scalars(names.order_by(Place.name)):
        yield Guess(name), name


def _reads_like(text: str, name: str) -> bool:
    """The name itself, with a word before it ("vid busstationen"), or with a space too many."""
    said = words_of(text)
    ways = (" ".join(said), " ".join(said[1:]), "".join(said))
    return any(is_near(way, name) for way in ways)
