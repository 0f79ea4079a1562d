"""The four pages of preparing, in order."""

from flask import url_for
from flask_babel import gettext as _

from facilitate.dialogues.models import Dialogue, Setting
from facilitate.dialogues.readiness import missing_for_ready


def progress(dialogue: Dialogue) -> list[tuple[str, str, bool]]:
    """Name, address and whether nothing is missing, for each of the four pages."""
    lacking = {missing.page for missing in missing_for_ready(dialogue)}
    pages = (
        ("about", _("Om samtalet")),
        ("spots", _("Stopp") if dialogue.setting == Setting.WALK else _("Platser")),
        ("held_content", _("Innehåll")) if dialogue.held_as else ("agenda", _("Innehåll och tider")),
        ("check", _("Kontroll")),
    )
    return [
        (
            name,
            url_for(f"dialogues.{page}", dialogue_id=dialogue.id),
            page != "check" and page not in lacking,
        )
        for page, name in pages
    ]
