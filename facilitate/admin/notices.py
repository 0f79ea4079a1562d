"""The texts of the footer's pages: the organisation's own, else the default ones; and their rendering."""

from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markupsafe import Markup

from facilitate.accounts.models import Organisation
from facilitate.admin.models import Notice, NoticeKind
from facilitate.extensions import db
from facilitate.languages import MASTER, PARTICIPANTS_LANGUAGES, STAFF_LANGUAGES, lang_of
from facilitate.model import Texts

DEFAULTS = Path(__file__).parent / "default_notices"
DEFAULTS_WRITTEN = datetime(2026, 11, 22, tzinfo=UTC)
"""Stands as "last changed" on pages that nobody has edited: raise it when a default text changes."""

LINKS = ("https://", "http://", "mailto:", "tel:")


@dataclass(frozen=True)
class NoticeText:
    """One of the pages as it stands now. `own` languages are those that the organisation has written."""

    kind: NoticeKind
    body: Texts
    own: frozenset[str]
    changed_at: datetime

    def in_language(self, language: str) -> tuple[str, str]:
        """The text, and the language that it is in."""
        found = lang_of(self.body, language)
        return self.body[found], found


def notice_text(organisation: Organisation, kind: NoticeKind) -> NoticeText:
    """The organisation's text in each language, with the default where it has none of its own."""
    notice = db.session.get(Notice, (organisation.id, kind))
    written = {language: text for language, text in (notice.body if notice else {}).items() if text}
    # Whoever has written Swedish of their own is not to be contradicted in a language that they cannot write.
    ours = STAFF_LANGUAGES if MASTER in written else PARTICIPANTS_LANGUAGES
    defaults = {one: default_text(organisation, kind, one) for one in ours}
    return NoticeText(
        kind, defaults | written, frozenset(written), notice.edited_at if notice else DEFAULTS_WRITTEN
    )


def default_text(organisation: Organisation, kind: NoticeKind, language: str) -> str:
    text = _default(kind, language)
    return text.replace("{organisation}", organisation.name).replace(
        "{threshold}", str(organisation.threshold)
    )


@cache
def _default(kind: NoticeKind, language: str) -> str:
    """Empty in a language whose words for it nobody has written yet: Swedish is shown then."""
    written = DEFAULTS / f"{kind}.{language}.md"
    return written.read_text(encoding="utf-8").strip() if written.exists() else ""


def render(text: str) -> Markup:
    """Headings, lists, paragraphs and links as HTML; everything else that was typed is shown as it is."""
    environment: MutableMapping[str, Any] = {}
    tokens = _markdown().parse(text, environment)
    for token in tokens:
        if token.tag == "h1":  # the page has its own
            token.tag = "h2"
    return Markup(_markdown().renderer.render(tokens, _markdown().options, environment))  # noqa: S704 - it escapes


@cache
def _markdown() -> MarkdownIt:
    markdown = MarkdownIt("zero", {"breaks": True, "html": False})
    markdown.enable(["heading", "list", "link", "autolink", "newline"])
    markdown.validateLink = lambda url: url.startswith(LINKS)  # type: ignore[method-assign]
    return markdown
