"""Whose pages may send something here."""

import pytest
from flask import Flask

from tests.live.rooms import make_room


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"Origin": "http://localhost"}, 200),
        ({"Sec-Fetch-Site": "same-origin"}, 200),
        ({"Origin": "http://evil.test"}, 403),
        ({"Origin": "http://localhost.evil.test"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://["}, 403),
        ({"Sec-Fetch-Site": "cross-site"}, 403),
    ],
)
def test_only_our_own_pages_and_browsers_that_say_nothing_may_join(
    app: Flask, headers: dict[str, str], status: int
) -> None:
    code = make_room().dialogue.code
    assert app.test_client().post(f"/{code}", headers=headers).status_code == status
