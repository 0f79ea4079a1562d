"""A desk in Swedish with a facilitator who has signed in."""

import pytest

from tests.factories import make_department, make_member, make_organisation, sign_in


@pytest.fixture
def organisation(app):
    return make_organisation()


@pytest.fixture
def member(organisation):
    return make_member(organisation, departments=(make_department(organisation, "Kultur och fritid"),))


@pytest.fixture
def desk(client, member):
    client.environ_base["HTTP_ACCEPT_LANGUAGE"] = "sv"
    sign_in(client, member)
    return client
