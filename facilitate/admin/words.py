"""What roles and pages are called."""

from flask_babel import lazy_gettext as _l

from facilitate.access import Role
from facilitate.admin.models import NoticeKind

ROLE_NAMES = {
    Role.ADMINISTRATOR: _l("Administratör"),
    Role.COORDINATOR: _l("Samordnare"),
    Role.FACILITATOR: _l("Samtalsledare"),
}

ROLE_HINTS = {
    Role.ADMINISTRATOR: _l("Bjuder in kollegor och ändrar inställningar."),
    Role.COORDINATOR: _l("Ser och kan leda alla samtal i kommunen."),
    Role.FACILITATOR: _l("Förbereder och leder egna samtal, och dem som den egna förvaltningen ordnar."),
}

NOTICE_NAMES = {
    NoticeKind.CONTACT: _l("Om kommunen"),
    NoticeKind.PRIVACY: _l("Dina uppgifter"),
    NoticeKind.ACCESSIBILITY: _l("Tillgänglighet"),
}

NOTICE_PURPOSES = {
    NoticeKind.CONTACT: _l("Vem som ansvarar och hur man når er."),
    NoticeKind.PRIVACY: _l("Det som dataskyddsförordningen kräver att deltagarna får veta."),
    NoticeKind.ACCESSIBILITY: _l("Tillgänglighetsredogörelsen som lagen kräver, med de elva punkterna."),
}
