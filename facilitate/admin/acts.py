"""The audit log's acts as sentences. Every act that a slice records has one here; a test asks for it."""

from typing import Any

from flask_babel import lazy_gettext as _l

SENTENCES: dict[str, Any] = {
    "organisation.added": _l("%(who)s lade till %(what)s."),
    "organisation.changed": _l("%(who)s ändrade kommunens inställningar."),
    "department.added": _l("%(who)s lade till förvaltningen %(what)s."),
    "department.renamed": _l("%(who)s ändrade namnet på förvaltningen %(what)s."),
    "department.archived": _l("%(who)s arkiverade förvaltningen %(what)s."),
    "department.restored": _l("%(who)s tog tillbaka förvaltningen %(what)s."),
    "member.invited": _l("%(who)s bjöd in %(what)s."),
    "member.joined": _l("%(what)s blev medlem."),
    "member.changed": _l("%(who)s ändrade roller eller förvaltningar för %(what)s."),
    "member.ended": _l("%(who)s avslutade behörigheten för %(what)s."),
    "password.link_made": _l("%(who)s gav %(what)s en länk för nytt lösenord."),
    "password.changed": _l("%(what)s bytte lösenord."),
    "password.reset": _l("%(what)s valde ett nytt lösenord med en länk."),
    "user.signed_in": _l("%(what)s loggade in."),
    "user.signed_out": _l("%(what)s loggade ut."),
    "notice.edited": _l("%(who)s ändrade sidan %(what)s."),
}

OTHER = _l("%(who)s: %(act)s %(what)s")
"""For an act of an older or newer version of the software."""
