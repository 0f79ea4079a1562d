"""Page one of preparing: everything about the dialogue that is neither a place nor a part."""

from datetime import UTC, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from flask import redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from facilitate.access import Permission, requires
from facilitate.accounts.current import the_membership
from facilitate.dialogues import operations
from facilitate.dialogues.forms import AboutForm
from facilitate.dialogues.held_forms import HeldAboutForm
from facilitate.dialogues.models import Dialogue, DialoguePhase, Influence, PartnerKind, Setting
from facilitate.dialogues.views.blueprint import blueprint, the_dialogue
from facilitate.dialogues.views.departments import offer_departments
from facilitate.dialogues.views.pages import progress
from facilitate.dialogues.views.translated import as_fields, offer_languages, texts_from
from facilitate.errors import Invalid
from facilitate.transaction import unit_of_work

TEXTS = ("title", "purpose", "can_influence", "cannot_influence", "feedback_where")
WIFI = ("wifi_name", "wifi_password")
PLAIN = ("influence", "setting", "room", *WIFI, "case_number", "invited", "feedback_on", "contact")


@blueprint.get("/dialogues/<int:dialogue_id>/about")
@requires(Permission.PREPARE_DIALOGUE)
def about(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    if dialogue.phase != DialoguePhase.DRAFT:
        return redirect(url_for("dialogues.show", dialogue_id=dialogue_id))
    form = _form_for(dialogue)(data=_stored(dialogue))
    return _page(dialogue, form)


@blueprint.post("/dialogues/<int:dialogue_id>/about")
@requires(Permission.PREPARE_DIALOGUE)
def save_about(dialogue_id: int) -> ResponseReturnValue:
    dialogue = the_dialogue(dialogue_id)
    form = _form_for(dialogue)()
    offer_departments(form, dialogue)
    offer_languages(form)
    if _partner_rows_changed(form):
        return _page(dialogue, form)
    if form.validate():
        try:
            with unit_of_work():
                dialogue = the_dialogue(dialogue_id)
                operations.edit_about(dialogue, _about(form, dialogue), the_membership().user_id)
            return redirect(url_for("dialogues.spots", dialogue_id=dialogue_id))
        except Invalid as refusal:
            form.form_errors.append(str(refusal.sentence))
    return _page(dialogue, form), 422


def _form_for(dialogue: Dialogue) -> type[AboutForm]:
    return HeldAboutForm if dialogue.held_as else AboutForm


def _page(dialogue: Dialogue, form: AboutForm) -> str:
    offer_departments(form, dialogue)
    offer_languages(form)
    return render_template(
        "dialogues/about.html",
        dialogue=dialogue,
        form=form,
        pages=progress(dialogue),
        page_number=1,
        new_row="add_partner" in request.form,
    )


def _partner_rows_changed(form: AboutForm) -> bool:
    """Add or take away a row in the page as typed; nothing is stored by it."""
    if "add_partner" in request.form:
        form.partners.append_entry()
        return True
    row = request.form.get("remove_partner", type=int)
    if row is None:
        return False
    form.partners.entries = [entry for entry in form.partners if entry.id != f"partners-{row}"]
    return True


def _stored(dialogue: Dialogue) -> dict[str, Any]:
    values: dict[str, Any] = {name: getattr(dialogue, name) for name in PLAIN}
    values |= as_fields(dialogue, TEXTS)
    if dialogue.starts_at:
        local = dialogue.starts_at.astimezone(ZoneInfo(dialogue.organisation.time_zone))
        values |= {"starts_on": local.date(), "starts_time": None if dialogue.day_only else local.time()}
    return values | {
        "languages": dialogue.languages,
        "lead_department_id": str(dialogue.lead_department_id or ""),
        "co_organiser_ids": [str(one.id) for one in dialogue.co_organisers],
        "partners": [{"kind": one.kind, "name": one.name} for one in dialogue.partners],
    }


def _about(form: AboutForm, dialogue: Dialogue) -> operations.About:
    # What the form does not ask stays as it is.
    values: dict[str, Any] = {
        name: (form[name].data if name in form else getattr(dialogue, name)) or "" for name in PLAIN
    }
    values |= {name: texts_from(form, name, getattr(dialogue, name)) for name in TEXTS}
    values |= {
        "influence": Influence(form.influence.data),
        "setting": Setting(values["setting"] or Setting.HALL),
        "feedback_on": form.feedback_on.data,
        "starts_at": _moment(form, dialogue),
        "day_only": _is_day_only(form, dialogue),
        "languages": (form.languages.data if "languages" in form else dialogue.languages) or (),
        "lead_department_id": int(form.lead_department_id.data or 0) or None,
        "co_organiser_ids": [int(number) for number in form.co_organiser_ids.data or ()],
        "partners": [
            (PartnerKind(row["kind"]), row["name"] or "") for row in form.partners.data if row["kind"]
        ],
    }
    return operations.About(**values)


def _is_day_only(form: AboutForm, dialogue: Dialogue) -> bool:
    return bool(dialogue.held_as) and form.starts_time.data is None and form.starts_on.data is not None


def _moment(form: AboutForm, dialogue: Dialogue) -> datetime | None:
    """Local day and time as one moment; a time that the clocks skip in spring becomes the hour after."""
    day, clock = form.starts_on.data, form.starts_time.data
    if _is_day_only(form, dialogue):
        clock = time()
    if day is None or clock is None:
        return None
    zone = ZoneInfo(the_membership().organisation.time_zone)
    return datetime.combine(day, clock, zone).astimezone(UTC)
