"""Which language a phone is met in: the one that was chosen, else one of the dialogue's that it likes."""

import pytest

from facilitate.transaction import unit_of_work

ARABIC = {"Accept-Language": "ar-SY,ar;q=0.9,en;q=0.5"}


@pytest.fixture
def speaks_arabic(room):
    with unit_of_work():
        room.dialogue.languages = ["sv", "sv-simple", "ar"]


def root_of(phone) -> tuple[str, str]:
    return phone.tree.get("lang"), phone.tree.get("dir")


def test_a_phone_is_met_in_its_own_language_where_the_dialogue_has_it(new_phone, room):
    assert root_of(new_phone().see(headers=ARABIC)) == ("en", "ltr")
    with unit_of_work():
        room.dialogue.languages = ["sv", "ar"]
    assert root_of(new_phone().see(headers=ARABIC)) == ("ar", "rtl")
    with unit_of_work():
        room.dialogue.languages = ["sv", "sv-simple"]
    assert root_of(new_phone().see(headers=ARABIC)) == ("sv", "ltr")
    assert root_of(new_phone().see("?lang=ar")) == ("sv", "ltr")


@pytest.mark.usefixtures("speaks_arabic")
def test_the_welcome_offers_the_dialogues_languages_by_their_own_names(new_phone, room):
    offered = {name: path for name, path in new_phone().see().links().items() if "?lang=" in path}
    home = f"/{room.dialogue.code}"
    assert offered.items() >= {"Lätt svenska": f"{home}?lang=sv-simple", "العربية": f"{home}?lang=ar"}.items()
    assert "English" not in offered


@pytest.mark.usefixtures("speaks_arabic")
def test_the_chosen_language_stays_through_joining_answering_and_notices(new_phone, room):
    phone = new_phone().see("?lang=ar").submit()
    assert phone.heading == "أنت معنا الآن!"
    room.ask()
    assert root_of(phone.see()) == ("ar", "rtl")
    notices = [path for path in phone.links().values() if "/about/" in path]
    assert len(notices) == 3
    for path in notices:
        phone.page = phone.client.get(path)
        assert root_of(phone) == ("ar", "rtl")


@pytest.mark.usefixtures("speaks_arabic")
def test_a_refusal_speaks_the_participants_language(new_phone, room):
    phone = new_phone().join(lang="ar")
    room.ask()
    question = room.questions()[0].id
    assert phone.tell("/answers", {"question": question, "code": "4", "number": 1}).json["ok"]
    told = phone.tell("/answers", {"question": question, "code": "9", "number": 2}).json
    assert told["sentence"] == "تعذّرت قراءة الجواب. حاول مرة أخرى."


def test_pages_of_no_dialogue_speak_whatever_the_browser_likes(client):
    for path in ("/", "/?code=CDFHJK", "/CDFHJK"):
        assert '<html lang="ar" dir="rtl"' in client.get(path, headers=ARABIC).text
        assert '<html lang="sv" dir="ltr"' in client.get(path, headers={"Accept-Language": "fi"}).text


def test_the_desk_stays_in_the_languages_of_the_staff(client):
    assert '<html lang="en"' in client.get("/sign-in", headers=ARABIC).text
