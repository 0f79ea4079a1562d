"""What control says above everything else for as long as it holds."""

from dataclasses import dataclass

from flask import current_app, request

from facilitate import wakefulness
from facilitate.addresses import Address
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.phases import RUNNING
from facilitate.live import address_watch, way_in
from facilitate.live.address_watch import AddressNews
from facilitate.wsgi import SAME_MACHINE


@dataclass(frozen=True)
class Standing:
    """`moved`: the QR code leads elsewhere than before. `misprinted`: printed cards do.

    `drowsy`: the computer that shows this is the server, and may fall asleep.
    """

    moved: AddressNews | None
    misprinted: AddressNews | None
    addresses: list[Address]
    drowsy: bool


def standing_of(dialogue: Dialogue) -> Standing:
    moved = address_watch.moved(dialogue)
    return Standing(
        moved=moved,
        misprinted=address_watch.misprinted(dialogue),
        addresses=way_in.choices() if moved else [],
        drowsy=_is_drowsy(dialogue),
    )


def _is_drowsy(dialogue: Dialogue) -> bool:
    # Behind an address of its own stands a server, which nobody closes the lid of.
    laptop = current_app.config["SETTINGS"].base_url is None
    # Said where the lid is: on a colleague's phone it would be about the wrong device.
    here = laptop and request.environ.get(SAME_MACHINE) is True
    return here and dialogue.phase in RUNNING and wakefulness.of_app().refused
