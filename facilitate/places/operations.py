"""Verbs of the register. None commits."""

from collections.abc import Iterable

from flask_babel import lazy_gettext as _l
from sqlalchemy.exc import IntegrityError

from facilitate import audit
from facilitate.clock import now
from facilitate.errors import Invalid
from facilitate.extensions import db
from facilitate.places.models import DESCRIPTION_LIMIT, NAME_LIMIT, Place, PlaceKind
from facilitate.places.spreadsheet import PlaceRow
from facilitate.texts import clean

Position = tuple[float, float]


class NameTaken(Invalid):
    code = "name-taken"
    sentence = _l("Det finns redan en plats med det namnet. Den kan vara arkiverad.")


def add_place(
    *,
    organisation_id: int,
    user_id: int | None,
    name: str,
    kind: PlaceKind = PlaceKind.OTHER,
    description: str = "",
    position: Position | None = None,
) -> Place:
    """A new place in the register. `position` is latitude and longitude in degrees.

    Raises NameTaken when the organisation has a place of that name, archived or not.
    """
    place = Place(organisation_id=organisation_id)
    _fill(place, name, kind, description, position)
    db.session.add(place)
    _store()
    _note("place.added", place, user_id)
    return place


def edit_place(
    place: Place,
    *,
    user_id: int | None,
    name: str,
    kind: PlaceKind,
    description: str,
    position: Position | None,
) -> Place:
    """Change what the register says. Dialogues keep the name that they have taken over.

    Raises NameTaken as `add_place` does.
    """
    _fill(place, name, kind, description, position)
    _store()
    _note("place.edited", place, user_id)
    return place


def archive_place(place: Place, user_id: int | None) -> Place:
    """Take the place out of what new dialogues choose from; its ratings stay."""
    place.archived_at = place.archived_at or now()
    _note("place.archived", place, user_id)
    return place


def restore_place(place: Place, user_id: int | None) -> Place:
    """Make an archived place choosable again."""
    place.archived_at = None
    _note("place.restored", place, user_id)
    return place


def import_places(*, organisation_id: int, user_id: int | None, rows: Iterable[PlaceRow]) -> list[Place]:
    """Add the good rows of a spreadsheet, all or none; rows with reasons against them are left out."""
    places = [
        add_place(
            organisation_id=organisation_id,
            user_id=user_id,
            name=row.name,
            kind=row.kind or PlaceKind.OTHER,
            description=row.description,
            position=row.position,
        )
        for row in rows
        if row.good
    ]
    audit.record("places.imported", organisation_id=organisation_id, user_id=user_id, count=len(places))
    return places


def _fill(place: Place, name: str, kind: PlaceKind, description: str, position: Position | None) -> None:
    place.name = clean(name, NAME_LIMIT)
    if not place.name:
        raise Invalid(_l("Skriv vad platsen heter."))
    place.kind = PlaceKind(kind)
    place.description = clean(description, DESCRIPTION_LIMIT)
    place.latitude, place.longitude = position or (None, None)


def _store() -> None:
    # The constraint is asked, not a query before it: two people may add the same place at once.
    try:
        db.session.flush()
    except IntegrityError as refusal:
        raise NameTaken from refusal


def _note(act: str, place: Place, user_id: int | None) -> None:
    audit.record(act, organisation_id=place.organisation_id, user_id=user_id, subject=f"place:{place.id}")
