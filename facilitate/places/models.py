"""Places of an organisation."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from facilitate.model import Model, current_time


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
        Index("uq_places_organisation_id_name", "organisation_id", "name", unique=True),
        CheckConstraint("latitude BETWEEN -90 AND 90", name="latitude_in_range"),
        CheckConstraint("longitude BETWEEN -180 AND 180", name="longitude_in_range"),
        CheckConstraint("(latitude IS NULL) = (longitude IS NULL)", name="position_whole"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisations.id", ondelete="CASCADE"))
    name: Mapped[str] = mapped_column(String(120))
    kind: Mapped[str] = mapped_column(String(20), default=PlaceKind.OTHER)
    description: Mapped[str] = mapped_column(String(500), default="")
    latitude: Mapped[float | None]
    longitude: Mapped[float | None]
    archived_at: Mapped[datetime | None]
    created_at: Mapped[datetime] = mapped_column(default=current_time)
