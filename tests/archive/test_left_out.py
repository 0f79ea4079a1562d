"""What tells of locks, alarms or guards is in no part of a record; what says the same as another is kept."""

import io
import json

import pypdf
import pytest
from flask.testing import FlaskClient

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.gathering import gather
from facilitate.archive.models import Record
from facilitate.archive.operations import choose_quotes
from facilitate.archive.reading import read_parts
from facilitate.dialogues.models import Dialogue
from facilitate.errors import NotFound
from facilitate.live import moderation
from facilitate.live.models import Comment, CommentStatus, Mark
from facilitate.transaction import unit_of_work
from tests.archive.closed import close_dialogue, note_proposal, seal_it, write_comment
from tests.factories import make_member, make_organisation, sign_in

SECRET = "Larmet vid Busstationen är trasigt efter klockan tio."
FILES = ("", "/summary.pdf", "/figures.csv", "/proposals.csv", "/record.json")


@pytest.fixture
def dialogue(organisation: Organisation, facilitator: Membership) -> Dialogue:
    return close_dialogue(organisation, facilitator)


def protected(dialogue: Dialogue, **given: object) -> Comment:
    return write_comment(dialogue, SECRET, mark=Mark.PROTECTION, spot_id=dialogue.spots[0].id, **given)


def read(client: FlaskClient, record: Record, file: str) -> str:
    answer = client.get(f"/archive/{record.id}{file}")
    assert answer.status_code == 200
    if file.endswith(".pdf"):
        pages = pypdf.PdfReader(io.BytesIO(answer.data)).pages
        return " ".join(" ".join(page.extract_text().split()) for page in pages)
    return answer.get_data(as_text=True)


def test_the_protected_are_in_no_page_and_no_file_but_the_internal_one(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    write_comment(dialogue, "Lampan är trasig.")
    protected(dialogue)
    protected(dialogue, status=CommentStatus.HIDDEN, reason="other")
    record = seal_it(dialogue, facilitator)
    assert read_parts(record)["comments"]["hidden"] == {"protection": 2}
    sign_in(client, facilitator)
    told = {file: read(client, record, file) for file in FILES}
    assert "Lampan är trasig." in told[""]
    assert "Lampan är trasig." in told["/summary.pdf"]
    assert "2 kommentarer visades inte. Skäl: skyddsåtgärd." in told[""]
    assert not [file for file, text in told.items() if "Larmet" in text]
    internal = read(client, record, "/internal.csv")
    assert "Internt – lämna inte ut utan prövning (OSL 18:8)" in internal
    assert internal.count(SECRET) == 2
    assert "internal.csv" in told[""]


def test_a_record_without_them_offers_no_internal_list(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    write_comment(dialogue)
    sign_in(client, facilitator)
    assert "internal.csv" not in read(client, seal_it(dialogue, facilitator), "")


def test_the_internal_list_is_found_by_nobody_elsewhere(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    protected(dialogue)
    record = seal_it(dialogue, facilitator)
    sign_in(client, facilitator)
    assert SECRET in read(client, record, "/internal.csv")
    sign_in(client, make_member(make_organisation()))
    assert client.get(f"/archive/{record.id}/internal.csv").status_code == 404


def test_a_protected_comment_is_no_quote(dialogue: Dialogue) -> None:
    open_one, closed_one = write_comment(dialogue), protected(dialogue)
    with unit_of_work():
        choose_quotes(dialogue, [open_one.id])
    with pytest.raises(NotFound), unit_of_work():
        choose_quotes(dialogue, [closed_one.id])
    assert [one.id for one in gather(dialogue).approved] == [open_one.id]


def test_merged_comments_keep_their_words_under_the_one_that_stands_for_them(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    kept = write_comment(dialogue, "Det är mörkt.", theme="belysning")
    for text in ("Mörkt på kvällen.", "Lampor saknas."):
        write_comment(dialogue, text, merged_into_id=kept.id, theme="belysning")
    record = seal_it(dialogue, facilitator)
    [stored] = read_parts(record)["comments"]["comments"]
    assert len(stored["alike"]) == 2
    sign_in(client, facilitator)
    for file in ("", "/summary.pdf", "/record.json"):
        text = read(client, record, file)
        assert all(words in text for words in ("Det är mörkt.", "Mörkt på kvällen.", "Lampor saknas."))
    assert "3 kommentarer säger ungefär detsamma" in read(client, record, "")
    assert json.loads(read(client, record, "/record.json"))["checksum"] == record.checksum
    assert '<th scope="row">Belysning</th><td class="number">3</td>' in read(client, record, "")


def test_the_work_page_lists_faults_and_warns_of_proposals_that_reveal(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    lamp = write_comment(dialogue, "Lampan är trasig.", mark=Mark.FAULT, spot_id=dialogue.spots[0].id)
    note_proposal(dialogue, comment_id=lamp.id)
    sign_in(client, facilitator)
    page = client.get(f"/archive/work/{dialogue.id}").get_data(as_text=True)
    assert "Plats: Busstationen\nLampan är trasig." in page
    assert "Skriv om det utan det som avslöjar skyddet" not in page
    note_proposal(dialogue, comment_id=protected(dialogue).id)
    page = client.get(f"/archive/work/{dialogue.id}").get_data(as_text=True)
    assert page.count("Skriv om det utan det som avslöjar skyddet") == 1


def test_a_proposal_that_still_says_what_has_been_hidden_or_masked_since_is_warned_of(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    said = "Anna Berg står där."
    comment = write_comment(dialogue, said)
    note_proposal(dialogue, "", comment_id=comment.id, problem=said)
    sign_in(client, facilitator)

    def warned() -> bool:
        page = client.get(f"/archive/work/{dialogue.id}").get_data(as_text=True)
        return "Skriv om det utan det som är dolt" in page

    assert not warned()
    with unit_of_work():
        moderation.mask(comment, None, [0, 1], "name")
    assert warned()
    with unit_of_work():
        moderation.undo(comment, None)
        moderation.hide(comment, None, "name")
    assert warned()


def test_the_internal_list_says_no_masked_word(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    protected(dialogue, shown_text="[…] vid Busstationen är trasigt.")
    record = seal_it(dialogue, facilitator)
    sign_in(client, facilitator)
    internal = read(client, record, "/internal.csv")
    assert "[…] vid Busstationen" in internal
    assert SECRET not in internal


def test_no_page_of_a_sealed_dialogue_shows_comments_but_the_record(
    client: FlaskClient, dialogue: Dialogue, facilitator: Membership
) -> None:
    shown = write_comment(dialogue, "Lampan är trasig.", mark=Mark.FAULT)
    write_comment(dialogue, "Anna Berg står där.", status=CommentStatus.HIDDEN, reason="name")
    protected(dialogue)
    sign_in(client, facilitator)
    pages = (
        *("/comments", "/comments/decided?fragment=1", "?beside=comments&fragment=1", "/faults"),
        *(f"/comments?done={shown.id}", f"/comments/{shown.id}/alike"),
    )

    def told() -> str:
        asked = (client.get(f"/control/{dialogue.id}{page}", follow_redirects=True) for page in pages)
        return " ".join(answer.get_data(as_text=True) for answer in asked)

    before = told()
    assert all(words in before for words in ("Lampan är", "Anna Berg", "Larmet"))
    record = seal_it(dialogue, facilitator)
    after = told()
    assert not [words for words in ("Lampan är", "Anna Berg", "Larmet") if words in after]
    assert "De kommentarer som andra får läsa står i arkivposten." in after
    assert "Lampan är trasig." in read(client, record, "")
