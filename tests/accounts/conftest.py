"""Browsers of staff: at the server's own machine, where passwords may be typed over plain http."""

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate.accounts import signing_in
from facilitate.accounts.models import User
from facilitate.accounts.passwords import hash_password
from facilitate.accounts.patience import Patience
from facilitate.transaction import unit_of_work
from facilitate.wsgi import SAME_MACHINE
from tests.pages import CheckedClient

PASSWORD = "fyra gula paraplyer"


@pytest.fixture(autouse=True)
def fresh_patience(monkeypatch: pytest.MonkeyPatch) -> Patience:
    patience = Patience()
    monkeypatch.setattr(signing_in, "patience", patience)
    return patience


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    return open_browser(app)


def open_browser(app: Flask, *, same_machine: bool = True) -> FlaskClient:
    browser = CheckedClient(app, app.response_class)
    browser.environ_base[SAME_MACHINE] = same_machine
    return browser


def give_password(user: User, password: str = PASSWORD) -> User:
    password_hash = hash_password(password)
    with unit_of_work():
        user.password_hash = password_hash
    return user
