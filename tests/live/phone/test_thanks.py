"""The page behind the same code after the end: thanks, and honest words about when and where more is told."""

from datetime import UTC, date, datetime, timedelta

import pytest

from facilitate import clock
from facilitate.dialogues.models import DialoguePhase
from facilitate.transaction import unit_of_work
from tests.live.rooms import make_room


@pytest.fixture
def room(app):
    clock.hold(datetime(2026, 3, 12, 13, 0, tzinfo=UTC))
    room = make_room()
    with unit_of_work():
        room.dialogue.feedback_on, room.dialogue.contact = date(2026, 4, 16), "Eva, 0123-456 78"
    return room


def page(client, room, **query):
    response = client.get(f"/{room.dialogue.code}", query_string=query)
    assert response.status_code == 200
    return " ".join(response.get_data(as_text=True).split())


def test_a_telephone_number_is_never_parted_at_the_end_of_a_line(client, room):
    with unit_of_work():
        room.dialogue.contact = "Eva <1>, 0123-456 78"
    end(room)
    html = client.get(f"/{room.dialogue.code}").get_data(as_text=True)
    assert 'Eva &lt;1&gt;, <span class="whole">0123-456 78</span>' in html


def end(room, phase=DialoguePhase.CLOSED):
    with unit_of_work():
        room.dialogue.phase, room.dialogue.closing_ends_at = phase, None


def test_whoever_comes_after_the_end_is_thanked_and_told_when_and_where_and_whom_to_ask(client, room):
    assert "Gå med" in page(client, room)
    for phase in (DialoguePhase.CLOSED, DialoguePhase.SEALED):
        end(room, phase)
        html = page(client, room)
        for words in (
            "Tack för att du var med!",
            room.dialogue.title["sv"],
            "Den 16 april 2026 berättar vi vad som händer.",
            room.dialogue.feedback_where["sv"],
            "0123-456 78",
            "Svaren går inte att ändra längre, och ingen kan koppla dem till dig.",
            "/privacy",
        ):
            assert words in html
        assert "Gå med" not in html


def test_the_day_itself_still_promises_and_the_day_after_says_what_was_promised(client, room):
    end(room, DialoguePhase.SEALED)
    clock.hold(datetime(2026, 4, 16, 20, 0, tzinfo=UTC))
    assert "Den 16 april 2026 berättar vi vad som händer." in page(client, room)
    clock.hold(datetime(2026, 4, 16, 22, 30, tzinfo=UTC))  # past midnight in Sweden
    html = page(client, room)
    assert "Vi lovade att berätta vad som händer den 16 april 2026. Har du inte fått veta?" in html
    assert "0123-456 78" in html
    assert "berättar vi vad" not in html


def test_without_a_day_it_says_so_calmly(client, room):
    with unit_of_work():
        room.dialogue.feedback_on = None
    end(room)
    assert "Vi vet inte än vilken dag vi berättar vad som händer. Fråga gärna." in page(client, room)


def test_a_dialogue_that_was_entered_afterwards_thanks_everybody(client, room):
    with unit_of_work():
        room.dialogue.held_as = "paper"
    end(room, DialoguePhase.SEALED)
    html = page(client, room)
    assert "Tack till alla som var med!" in html
    assert "Den 16 april 2026 berättar vi vad som händer." in html


def test_the_thanks_can_be_read_in_every_language_of_the_dialogue(client, room):
    with unit_of_work():
        room.dialogue.languages = ["sv", "en"]
    end(room)
    html = page(client, room)
    assert f"/{room.dialogue.code}?lang=en" in html
    assert 'lang="en"' in page(client, room, lang="en")


def test_the_same_code_leads_there_a_year_later(client, room):
    end(room, DialoguePhase.SEALED)
    clock.hold(datetime(2026, 3, 12, tzinfo=UTC) + timedelta(days=365))
    assert "Samma kod leder hit även senare." in page(client, room)
