"""The places that a dialogue asks about: chosen from the register, labelled, put in order."""

from collections.abc import Mapping, Sequence

from flask_babel import lazy_gettext as _l
from sqlalchemy import select

from facilitate.dialogues.models import Dialogue, Spot
from facilitate.dialogues.operations.about import clean_texts
from facilitate.dialogues.operations.lifecycle import note, require_draft
from facilitate.dialogues.operations.order import Direction, move, number
from facilitate.dialogues.queries import spot_of
from facilitate.errors import Invalid, NotFound
from facilitate.extensions import db
from facilitate.model import Texts
from facilitate.places.models import Place

MOST_SPOTS = 20
LABEL_LIMIT = 120


def add_spots(dialogue: Dialogue, place_ids: Sequence[int], user_id: int | None) -> list[Spot]:
    """Choose places, in the order given; ones that are chosen already are left alone.

    Raises NotFound for a place of another organisation or an archived one, Invalid for too many.
    """
    require_draft(dialogue)
    chosen = {spot.place_id for spot in dialogue.spots}
    added = [_spot(dialogue, place_id) for place_id in dict.fromkeys(place_ids) if place_id not in chosen]
    if len(dialogue.spots) > MOST_SPOTS:
        raise Invalid(_l("Det går att välja högst %(most)s platser.", most=MOST_SPOTS))
    if added:
        db.session.flush()
        note("dialogue.edited", dialogue, user_id)
    return added


def label_spots(dialogue: Dialogue, labels: Mapping[int, Texts]) -> None:
    """What participants see each place called, by spot id. A label without Swedish takes the place's name."""
    require_draft(dialogue)
    for spot in dialogue.spots:
        if spot.id not in labels:
            continue
        label = clean_texts(labels[spot.id], LABEL_LIMIT)
        if "sv" not in label and spot.place:
            label = {"sv": spot.place.name, **label}
        spot.label = label


def move_spot(dialogue: Dialogue, spot_id: int, direction: Direction) -> Spot:
    """One place up or down; raises NotFound for a spot that the dialogue does not have."""
    require_draft(dialogue)
    spot = spot_of(dialogue, spot_id)
    dialogue.spots = move(dialogue.spots, dialogue.spots.index(spot), direction)
    return spot


def remove_spot(dialogue: Dialogue, spot_id: int, user_id: int | None) -> None:
    """Leave a place out of this dialogue; the register keeps it."""
    require_draft(dialogue)
    dialogue.spots.remove(spot_of(dialogue, spot_id))
    number(dialogue.spots)
    note("dialogue.edited", dialogue, user_id)


def _spot(dialogue: Dialogue, place_id: int) -> Spot:
    query = select(Place).where(Place.id == place_id, Place.organisation_id == dialogue.organisation_id)
    place = db.session.scalar(query.where(Place.archived_at.is_(None)))
    if place is None:
        raise NotFound(_l("Platsen finns inte längre. Läs in sidan igen."))
    spot = Spot(place_id=place.id, position=len(dialogue.spots) + 1, label={"sv": place.name})
    dialogue.spots.append(spot)
    return spot
