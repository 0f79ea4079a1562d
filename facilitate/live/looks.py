"""How each projector's window looks and what it shows: its own size, theme, language and content."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue
from facilitate.errors import Invalid, NotFound
from facilitate.extensions import db
from facilitate.live import broadcast
from facilitate.live.models import Screen
from facilitate.live.windows import ScreenContent, ScreenSize, ScreenTheme, windows_of

THEME_NAMES: Mapping[str, Any] = {
    ScreenTheme.DARK: _l("mörk"),
    ScreenTheme.LIGHT: _l("ljus"),
    ScreenTheme.CONTRAST: _l("hög kontrast"),
}
SIZE_NAMES: Mapping[str, Any] = {
    ScreenSize.NORMAL: _l("vanlig text"),
    ScreenSize.LARGE: _l("stor text"),
    ScreenSize.LARGEST: _l("störst text"),
}
CONTENT_NAMES: Mapping[str, Any] = {
    ScreenContent.ROOM: _l("följer samtalet"),
    ScreenContent.JOIN: _l("alltid koden"),
    ScreenContent.WALL: _l("alltid kommentarerna"),
    ScreenContent.RESULT: _l("alltid resultatet"),
}


@dataclass(frozen=True)
class Look:
    """What can be chosen for a window."""

    theme: ScreenTheme
    size: ScreenSize
    content: ScreenContent
    language: str

    @classmethod
    def from_form(cls, form: Mapping[str, str], languages: list[str]) -> "Look":
        """The look that somebody chose. Raises Invalid for a word that is not one of them."""
        language = form.get("language") or languages[0]
        try:
            chosen = ScreenTheme(form.get("theme", "")), ScreenSize(form.get("size", ""))
            content = ScreenContent(form.get("content", ""))
        except ValueError:
            raise Invalid from None
        if language not in languages:
            raise Invalid
        return cls(*chosen, content, language)


def set_look(dialogue: Dialogue, screen_id: str, look: Look) -> None:
    """Give a window another look, there and then. Raises NotFound for another dialogue's."""
    screen = db.session.get(Screen, screen_id)
    if screen is None or screen.dialogue_id != dialogue.id or screen.revoked_at is not None:
        raise NotFound
    another_language = screen.language != look.language
    screen.theme, screen.size = look.theme, look.size
    screen.content, screen.language = look.content, look.language
    broadcast.looks_changed(dialogue.id)
    if another_language:
        broadcast.screen_moved(screen.id)  # it hears words, and has to come in anew for other ones


def turn_theme(screen: Screen) -> None:
    """The next theme, as the T key in the window itself asks."""
    screen.theme = ScreenTheme(screen.theme).following


def show_numbers(dialogue: Dialogue) -> None:
    """Have each window show its number for a moment; nothing is stored."""
    numbers = {screen.id: number for number, screen in enumerate(windows_of(dialogue.id), 1)}
    broadcast.windows_numbered(dialogue.id, numbers)
