"""Places of an organisation."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, validates

from facilitate.model import Model, current_time
from facilitate.places.folding import folded

NAME_LIMIT = 120
DESCRIPTION_LIMIT = 500


class PlaceKind(StrEnum):
    """Types of place: Boverket's recurring unsafe places and the project's additions (DOMAIN 3.1)."""

    UNDERPASS = "underpass"
    TRAVEL_HUB = "travel_hub"
    PARK = "park"
    SQUARE = "square"
    HOUSING = "housing"
    PATH = "path"
    PARKING = "parking"
    SCHOOL_SPORT = "school_sport"
    BATHING = "bathing"
    OTHER = "other"


class Place(Model):
    """A place with a name that people use. Archived, never deleted: earlier ratings refer to it."""

    __tablename__ = "places"
    __table_args__ = (
        UniqueConstraint("organisation_id", "name_key"),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_in_range"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_in_range"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="position_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(NAME_LIMIT))
    name_key: Mapped[str] = mapped_column(String(3 * NAME_LIMIT))
    """The name folded: ”Torget” and ”torget” are one place, and a search finds both."""
    kind: Mapped[str] = mapped_column(String(20), default=PlaceKind.OTHER)
    description: Mapped[str] = mapped_column(String(DESCRIPTION_LIMIT), default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=current_time)

    @validates("name")
    def _fold_name(self, _attribute: str, name: str) -> str:
        self.name_key = folded(name)
        return name
