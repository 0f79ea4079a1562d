"""The staff of Exempelby: invented, as their surname says. Passwords are made anew at every start."""

import secrets
from typing import NamedTuple

from facilitate.access import Role

ORGANISATION = "Exempelby kommun"

DEPARTMENTS = (
    "Kommunstyrelseförvaltningen",
    "Samhällsbyggnadsförvaltningen",
    "Kultur- och fritidsförvaltningen",
    "Barn- och utbildningsförvaltningen",
    "Socialförvaltningen",
)


class Staff(NamedTuple):
    name: str
    email: str
    roles: tuple[Role, ...]
    departments: tuple[str, ...] = ()


FIRST = Staff("Alva Exempel", "alva@exempelby.example", (Role.ADMINISTRATOR, Role.COORDINATOR))
COORDINATOR = Staff("Noor Exempel", "noor@exempelby.example", (Role.COORDINATOR,))
FACILITATOR = Staff(
    "Kim Exempel",
    "kim@exempelby.example",
    (Role.FACILITATOR,),
    ("Kommunstyrelseförvaltningen", "Kultur- och fritidsförvaltningen"),
)

CONTACT = "Kim Exempel, säkerhetsfunktionen, kim@exempelby.example"

_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def new_password() -> str:
    """Three groups of four, without look-alikes: about 59 bits, and read from a terminal without effort."""
    return "-".join("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(3))
