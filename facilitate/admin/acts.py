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
    "place.added": _l("%(who)s lade till platsen %(what)s."),
    "place.edited": _l("%(who)s ändrade platsen %(what)s."),
    "place.archived": _l("%(who)s arkiverade platsen %(what)s."),
    "place.restored": _l("%(who)s tog tillbaka platsen %(what)s."),
    "places.imported": _l("%(who)s läste in platser ur en fil (%(count)s)."),
    "dialogue.created": _l("%(who)s började förbereda samtalet %(what)s."),
    "dialogue.copied": _l("%(who)s började förbereda samtalet %(what)s, efter ett tidigare."),
    "dialogue.edited": _l("%(who)s ändrade samtalet %(what)s."),
    "dialogue.discarded": _l("%(who)s tog bort ett samtal som inte hade öppnats."),
    "dialogue.made-ready": _l("%(who)s gjorde samtalet %(what)s klart att öppna."),
    "dialogue.back-to-draft": _l("%(who)s gjorde samtalet %(what)s till utkast igen."),
    "dialogue.opened": _l("%(who)s öppnade samtalet %(what)s."),
    "dialogue.ending": _l("%(who)s började avsluta samtalet %(what)s."),
    "dialogue.ending-regretted": _l("%(who)s fortsatte samtalet %(what)s."),
    "dialogue.closed": _l("Samtalet %(what)s avslutades."),
    "dialogue.sealed": _l("%(who)s fastställde och arkiverade samtalet %(what)s."),
    "joining.paused": _l("%(who)s pausade insläppet till samtalet %(what)s."),
    "joining.resumed": _l("%(who)s öppnade insläppet till samtalet %(what)s igen."),
    "comments.paused": _l("%(who)s pausade kommentarerna i samtalet %(what)s."),
    "comments.resumed": _l("%(who)s öppnade kommentarerna i samtalet %(what)s igen."),
    "screen.opened": _l("%(who)s öppnade en storskärm för samtalet %(what)s."),
    "screen.paired": _l("%(who)s kopplade en storskärm till samtalet %(what)s."),
    "screen.revoked": _l("%(who)s stängde en storskärm för samtalet %(what)s."),
    "proposal.noted": _l("%(who)s antecknade ett förslag i samtalet %(what)s."),
    "proposal.edited": _l("%(who)s ändrade ett förslag i samtalet %(what)s."),
    "proposal.removed": _l("%(who)s tog bort ett förslag i samtalet %(what)s."),
    "record.added": _l("%(who)s gjorde ett tillägg, arkivpost %(what)s."),
    "record.corrected": _l("%(who)s gjorde en rättelse, arkivpost %(what)s."),
    "text.withdrawn": _l("%(who)s drog tillbaka en text ur arkivpost %(what)s."),
}

OTHER = _l("%(who)s: %(act)s %(what)s")
"""For an act of an older or newer version of the software."""
