"""Every page of the staff: axe finds nothing, and nothing scrolls sideways in a narrow window."""

from typing import Any

import pytest
from flask import Flask, url_for

from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.browser.one_of_each import named, one_of_each
from tests.live.rooms import Room

pytestmark = [pytest.mark.browser, pytest.mark.server]

FILES = (".pdf", ".csv", ".json", "/state", "/left", "/<path:filename>")
ELSEWHERE = ("phone.", "screen.", "helping.", "watching.")


@pytest.fixture
def things(app: Flask, room: Room) -> dict[str, Any]:
    return one_of_each(room, app.test_client())


def test_every_page_of_the_desk_can_be_reached_by_everybody(
    app: Flask, hall: Hall, things: dict[str, Any]
) -> None:
    look, page = Look(), hall.staff_browser().new_page()
    for name, path in addresses(app, hall.room, things).items():
        answer = page.goto(hall.server.url + path)
        assert answer, name
        assert answer.ok, (name, answer.status)
        look.at(page, name, narrow="preview_screen" not in name)  # a projector is never narrow
    page.goto(f"{hall.server.url}/no-such-page")
    look.at(page, "not found")
    assert look.findings == []


def addresses(app: Flask, room: Room, things: dict[str, Any]) -> dict[str, str]:
    """Every page that a member of staff can open: whatever is added to the product comes along."""
    found = {}
    with app.test_request_context(base_url="http://hall.test"):
        for rule in app.url_map.iter_rules():
            name = rule.endpoint
            if "GET" not in (rule.methods or ()) or name.startswith(ELSEWHERE) or rule.rule.endswith(FILES):
                continue
            given = named(name, room, things)
            for kind in ("contact", "privacy", "accessibility") if "kind" in rule.arguments else ("",):
                wanted = {argument: given[argument] for argument in rule.arguments if argument != "kind"}
                found[f"{name} {kind}"] = url_for(name, **wanted | ({"kind": kind} if kind else {}))
    return found
