"""The crowd: what it reads, where it may go, how it thinks and when it comes."""

from random import Random

import pytest
from flask import Flask
from flask.testing import FlaskClient

from facilitate.demo.crowd.address import Address
from facilitate.demo.crowd.gathering import LATE_BY, arrival_times
from facilitate.demo.crowd.mind import SKIPPED, Mind, Remarks
from facilitate.demo.crowd.page import Page, Question, read
from facilitate.demo.seeding import Demonstration
from facilitate.demo.words import DARK, REMARKS
from tests.live.rooms import make_room
from tests.live.walks import make_walk


@pytest.mark.parametrize(
    "url",
    [
        "http://192.0.2.10:8000",
        "http://exempelby.se",
        "http://localhost:8000",
        "https://127.0.0.1:8000",
        "http://127.0.0.1.example:8000",
        "http://10.0.0.1",
        "",
    ],
)
def test_the_crowd_goes_nowhere_but_to_loopback(url: str) -> None:
    assert Address.of("http://127.0.0.1:8000", "KDM4R7").origin == "http://127.0.0.1:8000"
    assert Address.of("http://[::1]:8000", "KDM4R7").socket.startswith("ws://[::1]:8000/KDM4R7/socket/")
    with pytest.raises(ValueError, match=r"stays on this machine|does not appear"):
        Address.of(url, "KDM4R7")


def test_on_a_walk_nobody_rates_a_stop_before_being_there(app: Flask, client: FlaskClient) -> None:
    walk = make_walk()
    walk.ask()
    walk.press("next_stop")
    page = read(client.post(f"/{walk.dialogue.code}").text)
    assert [one.id for one in page.questions] == [one.id for one in walk.questions()]
    assert page.reached == page.questions[:2]
    hall = make_room()
    hall.ask()
    page = read(client.post(f"/{hall.dialogue.code}").text)
    assert page.reached == page.questions != []


def test_a_phone_reads_its_page_as_a_person_does(
    app: Flask, client: FlaskClient, demonstration: Demonstration
) -> None:
    base = f"/{demonstration.code}"
    assert read(client.get(base).text).state == "welcome"
    page = read(client.post(base, data={"lang": "en"}).text)
    assert (page.state, len(page.questions)) == ("asking", 10)
    first, second = page.questions[:2]
    assert first.codes == ["4", "3", "2", "1", "U", "N"]
    assert first.number == 0
    assert "The bus station" in first.heading
    assert any(word in second.heading for word in DARK)
    assert not any(word in first.heading for word in DARK)
    comment = read(client.get(f"{base}/comment?fragment=1").text)
    assert comment.comment_form
    assert len(comment.places) == 5
    client.post(f"{base}/answers", data={f"code-{first.id}": "3", f"number-{first.id}": "1"})
    assert [one.number for one in read(client.get(f"{base}?fragment=1").text).questions[:2]] == [1, 0]


def test_only_a_later_version_or_another_epoch_is_news() -> None:
    page = Page(epoch="a", version=4)
    assert page.is_older_than({"epoch": "a", "version": 5})
    assert page.is_older_than({"epoch": "b", "version": 1})
    assert not page.is_older_than({"epoch": "a", "version": 4})
    assert not page.is_older_than({"epoch": "a", "version": 3})


def test_people_answer_what_the_screen_offers_and_the_careful_less_safely() -> None:
    tunnel = Question(1, 0, "Gångtunneln vid ån när det är mörkt", ["4", "3", "2", "1", "U", "N"])
    statement = Question(2, 0, "Jag fick säga det jag ville", ["4", "3", "2", "1"])
    chosen = {"bold": [], "careful": []}
    for seed in range(400):
        mind = Mind(Random(seed))
        assert mind.choose(statement) in {"4", "3", "2", "1", SKIPPED}
        chosen["careful" if mind.careful > 0.5 else "bold"].append(mind.choose(tunnel))
    assert chosen["bold"].count("3") > chosen["careful"].count("3")
    assert chosen["careful"].count("U") > chosen["bold"].count("U")


def test_people_trickle_in() -> None:
    times = arrival_times(40, Random(3))
    assert times == sorted(times)
    assert times[0] == 0
    assert 3 <= sum(time < 10 for time in times) < 15
    assert 120 < times[-1] <= LATE_BY
    assert arrival_times(0, Random(3)) == []


def test_nothing_is_written_twice() -> None:
    remarks = Remarks(Random(5))
    taken = [remarks.take() for _ in range(len(REMARKS) + 1)]
    assert taken[-1] is None
    assert set(taken[:-1]) == set(REMARKS)
