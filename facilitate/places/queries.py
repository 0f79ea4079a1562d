"""Reads: places of the person's own organisation only."""

from flask_sqlalchemy.pagination import Pagination
from sqlalchemy import Select, or_, select

from facilitate.accounts.models import Membership
from facilitate.errors import NotFound
from facilitate.extensions import db
from facilitate.places.folding import folded
from facilitate.places.models import Place, PlaceKind

PER_PAGE = 50


def place_of(membership: Membership, place_id: int) -> Place:
    """The place, fetched through the person; another organisation's is NotFound."""
    query = select(Place).where(Place.organisation_id == membership.organisation_id, Place.id == place_id)
    place = db.session.scalar(query)
    if place is None:
        raise NotFound
    return place


def places_in_use(membership: Membership) -> Select[Place]:
    """The organisation's places that are not archived, by name."""
    query = select(Place).where(Place.organisation_id == membership.organisation_id)
    return query.where(Place.archived_at.is_(None)).order_by(Place.name_key)


def matching(query: Select[Place], words: str) -> Select[Place]:
    """Narrow a query to places with the words in name or description; empty words narrow nothing."""
    if not words.strip():
        return query
    return query.where(
        or_(
            Place.name_key.contains(folded(words), autoescape=True),
            Place.description.icontains(words.strip(), autoescape=True),
        )
    )


def find_places(
    membership: Membership,
    words: str = "",
    kind: PlaceKind | None = None,
    archived: bool = False,
    page: int = 1,
) -> Pagination:
    """One page of the register by name; archived ones instead of those in use when asked for."""
    query = select(Place).where(Place.organisation_id == membership.organisation_id)
    query = query.where(Place.archived_at.is_not(None) if archived else Place.archived_at.is_(None))
    if kind is not None:
        query = query.where(Place.kind == kind)
    query = matching(query, words).order_by(Place.name_key)
    return db.paginate(query, page=page, per_page=PER_PAGE, error_out=False)


def has_places(membership: Membership) -> bool:
    """Whether the organisation has any place at all, archived ones too."""
    query = select(Place.id).where(Place.organisation_id == membership.organisation_id)
    return db.session.scalar(query.limit(1)) is not None


def place_named(organisation_id: int, name: str) -> Place | None:
    """The place in use of that name, however it is spelt in large and small letters."""
    query = select(Place).where(
        Place.organisation_id == organisation_id,
        Place.name_key == folded(name),
        Place.archived_at.is_(None),
    )
    return db.session.scalar(query)


def names_taken(organisation_id: int) -> dict[str, Place]:
    """Every place of the organisation by its folded name."""
    places = db.session.scalars(select(Place).where(Place.organisation_id == organisation_id))
    return {place.name_key: place for place in places}
