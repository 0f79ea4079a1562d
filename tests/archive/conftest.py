"""A municipality with a facilitator and a coordinator."""

import pytest
from flask import Flask

from facilitate.access import Role
from facilitate.accounts.models import Membership, Organisation
from tests.factories import make_member, make_organisation


@pytest.fixture
def organisation(app: Flask) -> Organisation:
    return make_organisation()


@pytest.fixture
def facilitator(organisation: Organisation) -> Membership:
    return make_member(organisation, Role.FACILITATOR, name="Frida Exempel")


@pytest.fixture
def coordinator(organisation: Organisation) -> Membership:
    return make_member(organisation, Role.COORDINATOR, name="Sam Exempel")
