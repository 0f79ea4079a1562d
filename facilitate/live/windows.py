"""The projector's windows of a dialogue, and the words for how each looks."""

from enum import StrEnum

from sqlalchemy import ColumnElement, select

from facilitate.extensions import db
from facilitate.live.models import Screen


class ScreenTheme(StrEnum):
    """The same words as the picture builder's, which draws for them."""

    DARK = "dark"
    LIGHT = "light"
    CONTRAST = "contrast"

    @property
    def following(self) -> "ScreenTheme":
        """What the T key turns to."""
        themes = list(ScreenTheme)
        return themes[(themes.index(self) + 1) % len(themes)]


class ScreenSize(StrEnum):
    NORMAL = "normal"
    LARGE = "large"
    LARGEST = "largest"


class ScreenContent(StrEnum):
    """What a window shows while the dialogue runs."""

    ROOM = "room"
    """Where the room is."""
    JOIN = "join"
    WALL = "wall"
    RESULT = "result"
    """The result of the place in focus, or the one that was shown last."""


def windows_of(dialogue_id: int) -> tuple[Screen, ...]:
    """Those that show it just now, in the order in which they were opened."""
    query = select(Screen).where(shows(dialogue_id)).order_by(Screen.created_at, Screen.id)
    return tuple(db.session.scalars(query))


def shows(dialogue_id: int) -> ColumnElement[bool]:
    """Nobody has taken the window away, and it is still heard of."""
    return (Screen.dialogue_id == dialogue_id) & Screen.revoked_at.is_(None) & Screen.heard_at.is_not(None)
