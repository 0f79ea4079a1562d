"""The blueprint that the pages of the slice hang on, and what they share."""

from flask import Blueprint

from facilitate.accounts.current import the_membership
from facilitate.dialogues.models import Dialogue
from facilitate.dialogues.queries import dialogue_of

blueprint = Blueprint("dialogues", __name__)


def the_dialogue(dialogue_id: int) -> Dialogue:
    """The dialogue of this address, fetched through the person who asks."""
    return dialogue_of(the_membership(), dialogue_id)
