"""Verbs of the slice; those on members, departments and the organisation itself are the accounts' own."""

from facilitate import audit, clock
from facilitate.accounts.models import Organisation
from facilitate.admin.models import Notice, NoticeKind
from facilitate.admin.notices import default_text
from facilitate.extensions import db
from facilitate.model import Texts
from facilitate.texts import clean

NOTICE_LENGTH = 20_000


def edit_notice(organisation: Organisation, kind: NoticeKind, body: Texts, *, by_id: int | None) -> None:
    """Keep the organisation's own texts. A language with no text, or the default one, follows the default.

    Raises TooLong.
    """
    own = {}
    for language, text in body.items():
        tidy = clean(text, NOTICE_LENGTH)
        if tidy and tidy != default_text(organisation, kind, language):
            own[language] = tidy
    notice = db.session.get(Notice, (organisation.id, kind))
    if own:
        notice = notice or Notice(organisation_id=organisation.id, kind=kind)
        notice.body, notice.edited_at = own, clock.now()
        db.session.add(notice)
    elif notice:
        db.session.delete(notice)
    audit.record("notice.edited", organisation_id=organisation.id, user_id=by_id, subject=f"notice:{kind}")
