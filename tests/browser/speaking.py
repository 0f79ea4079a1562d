"""A room that is held in every language, with the words of the product's own templates."""

from facilitate.dialogues.kinds import KINDS
from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.dialogues.templates import TEMPLATES
from facilitate.languages import PARTICIPANTS_LANGUAGES
from facilitate.transaction import unit_of_work
from tests.live.rooms import Room, make_room

PLACES = {"Busstationen": "The bus station", "Torget": "The square"}


def make_room_of_many_languages(*, opened: bool = True) -> Room:
    room = speak_every_language(make_room(opened=False))
    if opened:
        room.open()
    return room


def speak_every_language(room: Room) -> Room:
    """Worded as the template for newcomers; its places have names in the two languages of the staff."""
    template = TEMPLATES[TargetGroup.NEWCOMERS]
    texts = {step.kind: step for step in template.steps}
    with unit_of_work():
        dialogue = room.dialogue
        dialogue.languages = list(PARTICIPANTS_LANGUAGES)
        dialogue.title, dialogue.purpose = dict(template.title), dict(template.purpose)
        for spot in dialogue.spots:
            spot.label = spot.label | {"en": PLACES.get(spot.label["sv"], spot.label["sv"])}
        for step in dialogue.steps:
            kind, worded = KINDS[StepKind(step.kind)], texts[StepKind(step.kind)]
            step.title = dict(worded.title or kind.default_title)
            step.body = dict(worded.body or kind.default_body)
    return room
