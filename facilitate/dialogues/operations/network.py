"""The wireless network that the room has for the dialogue, as routers and phones bound it."""

from flask_babel import lazy_gettext as _l

from facilitate.dialogues.models import Dialogue
from facilitate.errors import Invalid
from facilitate.texts import clean

NAME_BYTES = 32
"""The longest name of a network (IEEE 802.11), in UTF-8."""
SHORTEST, LONGEST = 8, 63
"""Characters of a WPA password, all of them ASCII; an open network has none."""

NAME_TOO_LONG = _l("Nätets namn får ha högst 32 tecken. Å, ä och ö räknas som två.")
WRONG_PASSWORD = _l("Nätets lösenord har 8 till 63 tecken utan å, ä och ö. Lämna tomt för ett öppet nät.")
NO_NAME = _l("Skriv också vad nätet heter.")


def set_network(dialogue: Dialogue, name: str, password: str) -> None:
    """Name the network; an empty name is none. Raises Invalid for what no network can have."""
    name, password = clean(name, NAME_BYTES), clean(password, LONGEST)
    if not is_name(name):
        raise Invalid(NAME_TOO_LONG)
    if not is_password(password):
        raise Invalid(WRONG_PASSWORD)
    if password and not name:
        raise Invalid(NO_NAME)
    dialogue.wifi_name, dialogue.wifi_password = name, password


def is_name(name: str) -> bool:
    return len(name.encode()) <= NAME_BYTES and "\n" not in name


def is_password(password: str) -> bool:
    return not password or (
        SHORTEST <= len(password) <= LONGEST and password.isascii() and password.isprintable()
    )
