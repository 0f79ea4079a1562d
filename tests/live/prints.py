"""Printed sheets as tests get them: by pressing the button, and by reading the PDF."""

import io
from collections.abc import Iterator
from typing import Any

import pypdf
from flask.testing import FlaskClient

from facilitate.accounts.models import Membership
from facilitate.dialogues.models import Dialogue, Setting, Spot, TargetGroup
from facilitate.dialogues.operations import create_dialogue, make_ready
from facilitate.dialogues.templates import template_for
from facilitate.transaction import unit_of_work
from tests.factories import make_department, make_dialogue

LANGUAGES = ["sv", "sv-simple", "en", "ar"]


def press(client: FlaskClient, dialogue: Dialogue, sheet: str = "pack", **numbers: int) -> Any:
    """Press the button of a sheet; `forms_sv=8` asks for eight Swedish forms."""
    asked = {name.replace("_", "-"): number for name, number in numbers.items()}
    return client.post(
        f"/control/{dialogue.id}/print", data={"sheet": sheet, "language": dialogue.languages[0], **asked}
    )


def ordered(client: FlaskClient, dialogue: Dialogue, sheet: str = "pack", **numbers: int) -> pypdf.PdfReader:
    """The PDF that the button leads to."""
    answer = press(client, dialogue, sheet, **numbers)
    assert answer.status_code == 303, answer.get_data(as_text=True)
    pdf = client.get(answer.location)
    assert pdf.content_type == "application/pdf"
    return pypdf.PdfReader(io.BytesIO(pdf.data))


def text_of(document: pypdf.PdfReader) -> str:
    """What one can read, without the places where a long word may be parted."""
    return "\n".join(page.extract_text() for page in document.pages).replace("\u200b", "")


def described_pictures(document: pypdf.PdfReader) -> list[str]:
    """The texts that stand for the pictures, to whoever does not see them."""
    return [
        str(one["/Alt"]) for one in _structure(document.trailer["/Root"]["/StructTreeRoot"]) if "/Alt" in one
    ]


def _structure(element: Any) -> Iterator[Any]:
    children = element.get("/K", [])
    for child in children if isinstance(children, list) else [children]:
        child = child.get_object()
        if isinstance(child, dict) and "/S" in child:
            yield child
            yield from _structure(child)


def ready_dialogue(member: Membership, group: TargetGroup, setting: Setting = Setting.HALL) -> Dialogue:
    """As its template makes it, in every language, ready to open."""
    organisation, whole = member.organisation, make_dialogue(member.organisation, member)
    lead = make_department(organisation)
    with unit_of_work():
        dialogue = create_dialogue(
            organisation,
            target_group=group,
            owner_id=member.user_id,
            lead_department_id=lead.id,
        )
        for name in ("can_influence", "cannot_influence", "starts_at", "room", "case_number", "invited",
                     "feedback_on", "feedback_where", "contact"):  # fmt: skip
            setattr(dialogue, name, getattr(whole, name))
        dialogue.languages, dialogue.setting = list(LANGUAGES), setting
        dialogue.title = dict(template_for(group, setting).title)
        labels = ("Busstationen", "Torget", "Parken", "Gångvägen till skolan")
        dialogue.spots = [Spot(position=at, label={"sv": label}) for at, label in enumerate(labels, 1)]
    with unit_of_work():
        make_ready(dialogue, member.user_id)
    return dialogue
