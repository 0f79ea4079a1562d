"""Which languages a dialogue is held in, and what becomes of the template's words in those of them that the
staff do not write."""

from facilitate.dialogues import operations
from facilitate.dialogues.models import StepKind, TargetGroup
from facilitate.extensions import db
from facilitate.transaction import unit_of_work
from tests.dialogues.test_about import again, filled


def prepared(member):
    with unit_of_work():
        return operations.create_dialogue(
            member.organisation, target_group=TargetGroup.NEWCOMERS, owner_id=member.user_id
        )


def save(desk, dialogue, **given):
    form = filled(dialogue, lead_department_id="", **given)
    assert desk.post(f"/dialogues/{dialogue.id}/about", data=form).status_code == 302
    return again(dialogue)


def test_the_page_offers_every_language_and_says_which_nobody_has_checked(desk, member):
    page = desk.get(f"/dialogues/{prepared(member).id}/about").get_data(as_text=True)
    for name in ("Lätt svenska", "Engelska", "Arabiska"):
        assert name in page
    assert page.count("inte granskad av någon som har språket som modersmål") == 1


def test_the_chosen_languages_are_kept_in_order_and_swedish_always(desk, member):
    dialogue = prepared(member)
    assert save(desk, dialogue, languages=["ar", "sv-simple"]).languages == ["sv", "sv-simple", "ar"]
    assert save(desk, dialogue, languages=[]).languages == ["sv"]


def test_a_language_without_a_catalog_is_refused(desk, member):
    dialogue = prepared(member)
    answer = desk.post(
        f"/dialogues/{dialogue.id}/about", data=filled(dialogue, lead_department_id="", languages=["tlh"])
    )
    assert answer.status_code == 422
    assert again(dialogue).languages == ["sv", "sv-simple", "en", "ar"]


def test_words_of_the_template_stay_while_their_swedish_does(desk, member):
    dialogue = prepared(member)
    title, arabic = dialogue.title["sv"], dialogue.title["ar"]
    assert save(desk, dialogue, title_sv=title, title_en="Changed").title["ar"] == arabic
    assert set(save(desk, dialogue, title_sv="En egen rubrik").title) == {"sv", "en"}


def test_so_do_those_of_a_part(desk, member):
    dialogue = prepared(member)
    rate = next(step for step in dialogue.steps if step.kind == StepKind.RATE)
    address = f"/dialogues/{dialogue.id}/agenda/{rate.id}"
    typed = {"title_sv": rate.title["sv"], "body_sv": "Egna ord.", "minutes": "20", "aspects": ["day"]}
    assert desk.post(address, data=typed).status_code == 302
    db.session.rollback()
    rate = db.session.get(type(rate), rate.id)
    assert rate.title["ar"] == "الأماكن"
    assert rate.body == {"sv": "Egna ord."}
