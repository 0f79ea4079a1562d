"""Whether so few have come that no figure can be shown, whatever they answer: told before anybody answers.

Says how many there are, by every way of taking part, and nothing of how many have answered what.
"""

from sqlalchemy import func, select

from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.extensions import db
from facilitate.live.channels import counted_people_of
from facilitate.live.models import Channel, CountSource, Participant


def too_few(dialogue_id: int) -> int:
    """How many there are when they are fewer than a figure needs; 0 when they are enough, or nobody has come.

    Forms that were handed out count before they are entered. A rehearsal is always small, and says nothing.
    """
    dialogue = db.session.get(Dialogue, dialogue_id)
    if dialogue is None or dialogue.phase == DialoguePhase.REHEARSAL:
        return 0
    people = _with_phone_or_paper(dialogue)
    if people < dialogue.threshold:
        people += _hands(dialogue)
    return people if people < dialogue.threshold else 0


def _with_phone_or_paper(dialogue: Dialogue) -> int:
    on_paper = Participant.channel == Channel.PAPER
    query = select(func.count().filter(~on_paper), func.count().filter(on_paper))
    others, entered = db.session.execute(query.where(Participant.dialogue_id == dialogue.id)).one()
    return int(others + max(entered, dialogue.forms_handed_out or 0))


def _hands(dialogue: Dialogue) -> int:
    return sum(row.joined for row in counted_people_of(dialogue) if row.channel == CountSource.HANDS)
