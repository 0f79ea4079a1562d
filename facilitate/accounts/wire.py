"""Where staff may type a password: over https or on the server's own machine, never in clear on a network."""

from flask import request
from flask_babel import lazy_gettext as _l

from facilitate.errors import Forbidden
from facilitate.wsgi import SAME_MACHINE


class InTheClear(Forbidden):
    code = "in-the-clear"
    sentence = _l(
        "Lösenord ska inte skrivas över en okrypterad anslutning. Öppna sidan på datorn som kör tjänsten, "
        "eller med en adress som börjar med https."
    )


def refuse_in_the_clear() -> None:
    """Stop before a password is asked for, or read, where others on the network could see it."""
    # The server tells whether it is the same machine; it keeps no address that could be asked here.
    if not (request.is_secure or request.environ.get(SAME_MACHINE) is True):
        raise InTheClear
