"""The blueprint that the printing pages hang on, and what they share."""

from flask import Blueprint, g

from facilitate.dialogues.models import Dialogue
from facilitate.live.actors import dialogue_for_actor
from facilitate.live.printing.pack import NotReady, may_print
from facilitate.live.way_in import WayIn, way_to

blueprint = Blueprint("prints", __name__)


def the_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue of the address, fetched through whoever asks; times are those of its organisation."""
    dialogue = dialogue_for_actor(dialogue_id)
    g.time_zone = dialogue.organisation.time_zone
    return dialogue


def the_way(dialogue: Dialogue) -> WayIn:
    """Where the printed code leads: the address that the room's QR code has. Raises NotReady for a draft."""
    way = way_to(dialogue)
    if way is None or not may_print(dialogue):
        raise NotReady
    return way
