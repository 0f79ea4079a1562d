"""The open meeting that is going on: what it asks; the crowd answers on its own phones."""

from facilitate.demo.story import Occasion, Rated, Story
from facilitate.demo.words import LEANINGS
from facilitate.dialogues.models import PartnerKind, TargetGroup

RESIDENTS = Story(
    target_group=TargetGroup.RESIDENTS,
    case=257,
    occasion=Occasion(
        room="Folkets hus, stora salen",
        departments=("Kommunstyrelseförvaltningen", "Samhällsbyggnadsförvaltningen"),
        invited="Alla som bor i Exempelby, med affischer, i lokaltidningen och genom föreningarna.",
        can_influence={
            "sv": "Ljus, skötsel och vad som ska hända på platserna nästa år.",
            "en": "Lights, upkeep and what will happen at the places next year.",
        },
        cannot_influence={
            "sv": "Landsvägen, som staten sköter, och polisens arbete.",
            "en": "The main road, which the state looks after, and the work of the police.",
        },
        feedback_where={
            "sv": "I Folkets hus, och på kommunens webbplats.",
            "en": "At Folkets hus, and on the municipality's website.",
        },
        partners=((PartnerKind.HOUSING, "Exempelbyhus"), (PartnerKind.ASSOCIATION, "Exempelby byalag")),
    ),
    rated=tuple(Rated(place, day, evening) for place, (day, evening) in LEANINGS.items()),
)
