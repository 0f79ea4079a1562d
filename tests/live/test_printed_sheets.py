"""What the printed sheets say: tagged, in order, in every language, and no text stops or clips them."""

import re

import pytest

from facilitate.dialogues.models import Setting, Spot, TargetGroup
from facilitate.live.printing.pack import Sheet
from facilitate.transaction import unit_of_work
from tests.factories import make_member, make_organisation, sign_in
from tests.live.prints import LANGUAGES, described_pictures, ordered, ready_dialogue, text_of
from tests.live.rooms import make_room

KEYS = "4321UN"
AGREEING = "4321"


@pytest.fixture
def member(app, client):
    member = make_member(make_organisation())
    sign_in(client, member)
    return member


@pytest.fixture
def dialogue(app, client):
    room = make_room(opened=False, spots=("Busstationen", "Torget"))
    sign_in(client, room.leader)
    return room.dialogue


@pytest.mark.parametrize("sheet", list(Sheet))
def test_every_sheet_is_tagged_archivable_and_titled(client, dialogue, sheet):
    document = ordered(client, dialogue, sheet.value, forms_sv=1, cards_sv=1)
    catalog = document.trailer["/Root"]
    assert catalog["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in catalog
    assert document.metadata.title == "Trygghet i Exempelby"
    metadata = catalog["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata


@pytest.mark.parametrize("group", list(TargetGroup))
def test_every_target_groups_pack_is_made_in_every_language(client, member, group):
    numbers = {f"{what}_{language}": 1 for what in ("forms", "cards") for language in LANGUAGES}
    document = ordered(client, ready_dialogue(member, group), **numbers)
    text = text_of(document)
    for words in ("Formulär nr 1", "Mycket trygg", "Very safe", "We do not ask who you are."):
        assert words in text
    assert "Ingen som har språket som modersmål" not in text
    assert "\ufffd" not in text


def test_a_walks_pack_is_made_in_every_language(client, member):
    walk = ready_dialogue(member, TargetGroup.PENSIONERS, Setting.WALK)
    numbers = {f"forms_{language}": 1 for language in LANGUAGES}
    assert "Stopp 4 av 4" in text_of(ordered(client, walk, **numbers))


def test_a_form_asks_in_the_order_of_the_entry_screen(client, dialogue):
    text = text_of(ordered(client, dialogue, "forms", forms_sv=1))
    order = [
        "Vi frågar inte vem du är.", "Sätt ett kryss", "Busstationen", "På dagen", "Mycket trygg",
        "När det är mörkt", "Torget", "Jag fick säga det jag ville", "Stämmer helt",
        "Jag tror att", "Vad gör platsen trygg eller otrygg?", "Vilken plats?",
    ]  # fmt: skip
    places = []
    for words in order:
        places.append(text.index(words, places[-1] if places else 0))
    assert places == sorted(places)
    assert "kaffet" not in text


def test_the_sign_beside_a_box_is_the_key_to_press(client, dialogue):
    text = text_of(ordered(client, dialogue, "forms", forms_sv=1))
    signs = re.findall(r"(?m)^([4321UN]) (?=\S)", text)
    assert "".join(signs) == KEYS * 4 + AGREEING * 2


def test_every_page_has_the_forms_number_and_each_form_its_own_sheets(client, dialogue):
    document = ordered(client, dialogue, "forms", forms_sv=3)
    numbers = [re.findall(r"Formulär nr (\d+)", page.extract_text()) for page in document.pages]
    each = len(numbers) // 3
    assert each % 2 == 0, "the next form would begin on the back of this one"
    assert numbers == [[str(number)] for number in (1, 2, 3) for _ in range(each)]
    assert f"Sida {each} av {each}" in document.pages[-1].extract_text()


@pytest.mark.parametrize("places", range(1, 8))
def test_no_page_parts_a_place(client, dialogue, places):
    with unit_of_work():
        dialogue.spots = [Spot(position=at, label={"sv": f"Plats{at}x"}) for at in range(1, places + 1)]
    document = ordered(client, dialogue, "forms", forms_sv=1)
    assert len(document.pages) % 2 == 0
    pages = [page.extract_text() for page in document.pages]
    for at in range(1, places + 1):
        [page] = [page for page in pages if f"Plats{at}x" in page]
        block = page[page.index(f"Plats{at}x") :].split("Plats", 3)
        assert "".join(block).count("Är inte där / vet inte") >= 2


def test_cards_have_their_backs_mirrored(client, dialogue):
    document = ordered(client, dialogue, "cards", cards_sv=1, cards_en=2)
    front, back = (page.extract_text() for page in document.pages)
    assert front.index("Skanna koden") < front.index("Scan the code")
    assert back.index("we will tell you") < back.index("berättar vi")
    assert len(described_pictures(document)) == 3


def test_the_network_is_the_first_step_on_cards_and_poster(client, dialogue):
    assert "Anslut till nätet" not in text_of(ordered(client, dialogue, cards_sv=1))
    with unit_of_work():
        dialogue.wifi_name, dialogue.wifi_password = "Samtalet", "kaffebulle"
    for sheet in ("cards", "poster", "join-card"):
        document = ordered(client, dialogue, sheet, cards_sv=1)
        text = text_of(document)
        assert text.index("Samtalet") < text.index("kaffebulle") < text.index("Skanna koden")
        assert "QR-kod till nätet" in described_pictures(document)
    assert "Välj att behålla anslutningen" in text_of(ordered(client, dialogue, "cards", cards_sv=1))


def test_the_running_order_has_clock_times_and_what_to_say(client, dialogue):
    with unit_of_work():
        for step in dialogue.steps:
            step.spoken = {"sv": f"Vi säger {step.kind}."}
    text = text_of(ordered(client, dialogue, "running-order"))
    for time in ("14:00", "14:05", "14:25", "Slut 14:30"):
        assert time in text
    assert text.index("Vi säger welcome.") < text.index("Vi säger closing.")


@pytest.mark.parametrize(
    "words",
    [
        "Ü" * 119 + "!",
        "😀👍🏽👩‍👩‍👧",
        "ጸልማት እዩ",
        "هل يمكن إضافة إنارة؟",
        "x " * 60,
        '#import "x" $x$ \\ `raw` *b*',
        "漢",
    ],
)
def test_no_text_stops_a_print_or_is_left_out(client, dialogue, words):
    with unit_of_work():
        dialogue.title = dialogue.purpose = dialogue.feedback_where = {"sv": words[:100]}
        dialogue.room, dialogue.contact = words[:120], words
        dialogue.spots = [Spot(position=1, label={"sv": words}), Spot(position=2, label={"sv": "Sist"})]
        dialogue.wifi_name, dialogue.wifi_password = words.encode()[:32].decode(errors="ignore"), "M" * 63
    document = ordered(client, dialogue, forms_sv=1, cards_sv=4)
    text = text_of(document)
    assert "Sist" in text
    assert "M" * 63 in re.sub(r"\s", "", text)
    if words.startswith(("Ü", "ጸ", "#")):
        assert re.sub(r"\s", "", words) in re.sub(r"\s", "", text)
