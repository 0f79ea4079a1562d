"""Prepares an invented dialogue as the desk would: template, texts, places, ready."""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from facilitate import clock
from facilitate.accounts.models import Department, Membership, Organisation
from facilitate.demo.people import CONTACT
from facilitate.demo.places import ENGLISH
from facilitate.demo.story import Story, When
from facilitate.dialogues import operations
from facilitate.dialogues.models import Dialogue, Influence
from facilitate.places.models import Place
from facilitate.transaction import unit_of_work

FEEDBACK_AFTER = timedelta(weeks=5)


@dataclass(frozen=True)
class Municipality:
    """Exempelby as far as its dialogues need it. Departments and places by name."""

    organisation: Organisation
    coordinator: Membership
    facilitator: Membership
    departments: dict[str, Department]
    places: dict[str, Place]

    def moment(self, when: When) -> datetime:
        """The story's local time of day on its date before today."""
        zone = ZoneInfo(self.organisation.time_zone)
        today = clock.now().astimezone(zone).date()
        day = today - timedelta(weeks=when.weeks_ago, days=today.weekday() - when.weekday)
        return datetime.combine(day, time(when.hour, when.minute), zone)


def prepare(story: Story, town: Municipality, starts_at: datetime) -> Dialogue:
    """A dialogue that is ready to be opened."""
    user_id = town.facilitator.user_id
    with unit_of_work():
        dialogue = operations.create_dialogue(
            town.organisation, target_group=story.target_group, owner_id=user_id
        )
        operations.edit_about(dialogue, _about(story, town, dialogue, starts_at), user_id)
        places = [town.places[rated.place] for rated in story.rated]
        operations.add_spots(dialogue, [place.id for place in places], user_id)
        names = {
            spot.id: {"sv": place.name, "en": ENGLISH[place.name]}
            for spot, place in zip(dialogue.spots, places, strict=True)
        }
        operations.label_spots(dialogue, names)
        operations.make_ready(dialogue, user_id)
    return dialogue


def _about(story: Story, town: Municipality, dialogue: Dialogue, starts_at: datetime) -> operations.About:
    occasion = story.occasion
    lead, *helping = (town.departments[name].id for name in occasion.departments)
    return operations.About(
        title=occasion.title or dialogue.title,
        purpose=dialogue.purpose,
        influence=Influence.CONSULTATION,
        can_influence=occasion.can_influence,
        cannot_influence=occasion.cannot_influence,
        starts_at=starts_at,
        room=occasion.room,
        lead_department_id=lead,
        co_organiser_ids=helping,
        partners=occasion.partners,
        case_number=f"KS {starts_at.year}-{story.case:06}",
        invited=occasion.invited,
        feedback_on=(starts_at + FEEDBACK_AFTER).date(),
        feedback_where=occasion.feedback_where,
        contact=CONTACT,
        languages=dialogue.languages,
    )
