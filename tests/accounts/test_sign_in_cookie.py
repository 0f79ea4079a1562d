"""How long a sign-in lasts when the computer's clock does not run evenly."""

from datetime import timedelta

from facilitate import clock
from facilitate.accounts.current import SIGN_IN
from tests.factories import make_member, make_organisation, sign_in


def signed_in(client) -> bool:
    return client.get("/desk").status_code == 200


def test_a_sign_in_outlives_a_clock_that_is_set_back_but_not_its_time(app, client):
    moment = clock.now()
    clock.hold(moment)
    sign_in(client, make_member(make_organisation()))
    assert signed_in(client)
    clock.hold(moment - timedelta(hours=1))
    assert signed_in(client)
    clock.hold(moment + SIGN_IN - timedelta(minutes=1))
    assert signed_in(client)
    clock.hold(moment + SIGN_IN + timedelta(minutes=1))
    assert not signed_in(client)
