"""What stands at the address while no process answers behind nginx."""

import pytest
from playwright.sync_api import expect

from tests.browser.hall import Hall
from tests.browser.look import Look
from tests.several.proxy import proxy_before

pytestmark = [pytest.mark.browser, pytest.mark.server]


def test_a_page_says_so_and_goes_on_by_itself_once_the_service_is_back(hall: Hall) -> None:
    look, port = Look(), hall.server.settings.port
    with proxy_before((port, port)) as proxy:
        hall.server.stop()
        page = hall.browse(ignore_https_errors=True).new_page()
        answer = page.goto(f"{proxy.address}/archive")
        assert answer
        assert answer.status == 502
        expect(page.locator("h1")).to_have_text("Vi är strax tillbaka")
        look.at(page, "away")
        assert look.findings == []
        hall.server.start()
        expect(page.locator("h1")).not_to_have_text("Vi är strax tillbaka")
