"""An administrator at the desk."""

import pytest
from flask.testing import FlaskClient

from facilitate.access import Role
from facilitate.accounts.models import Membership
from tests.factories import make_member, make_organisation, sign_in


@pytest.fixture
def administrator(client: FlaskClient) -> Membership:
    """Signed in; with another administrator and coordinator beside, so that much can be changed."""
    organisation = make_organisation()
    make_member(organisation, Role.ADMINISTRATOR, Role.COORDINATOR, name="Eva Exempel")
    member = make_member(organisation, Role.ADMINISTRATOR, Role.COORDINATOR, name="Ada Exempel")
    sign_in(client, member)
    return member
