"""What only the right ones may have received on the real evening: all pages, messages and frames are read."""

import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from facilitate.extensions import db
from facilitate.live.models import Pass
from tests.browser import own_tally
from tests.browser.company import Company
from tests.browser.witness import Witness

WHERE = {"epoch", "version", "revision"}
KNOWN = {
    "phone": WHERE,
    "screen": WHERE | {"joined", "done", "done_words"},
    "reading": WHERE | {"comments_waiting", "comments_decided", "readers"},
}
"""The fields of the messages to each audience, as docs/protocol.md has them."""
RADIO = re.compile(r'<input type="radio"[^>]*name="code-(\d+)" value="(.)"[^>]*\bchecked')
CHOSEN = re.compile(r'<input type="radio"[^>]*name="code"[^>]*\bchecked')
KEPT = re.compile(r'data-question="(\d+)"[^>]*data-stored="(.)"')
FIGURE = re.compile("<table")
"""Every figure has a table beside it."""


def outsiders(company: Company) -> dict[str, Witness]:
    """Whoever neither leads nor sits at the office's computer."""
    given = {f"phone {at}": company.witness(one.context) for at, one in enumerate(company.phones, 1)}
    given |= {f"screen {at}": one for at, one in enumerate(screens(company), 1)}
    return given | {
        "reading": company.witness(company.reader.page.context),
        "helping": company.witness(company.tablet.context),
    }


def screens(company: Company) -> list[Witness]:
    """Projectors with a computer of their own: what another receives is mixed with control's."""
    leaders = {id(company.lead.page.context), id(company.laptop.page.context)}
    contexts = {id(one.context): one.context for one in company.screens}
    return [company.witness(one) for at, one in contexts.items() if at not in leaders]


def received(company: Company) -> Iterator[tuple[str, str]]:
    """Who received what."""
    for who, witness in outsiders(company).items():
        yield from ((who, one) for one in asked_again(witness))
        yield from ((who, one) for one in (*witness.bodies, *witness.frames))
    for at, guest in enumerate(company.guests, 1):
        yield from ((f"guest {at}", one) for one in guest.told)


def asked_again(witness: Witness) -> list[str]:
    """What a page let go of before it could be read, where nothing else from that address was.

    What a post is told before the page leads on says only where to.
    """
    asked = (one.split() for one in witness.unread)
    missing = {urlsplit(one).path for method, one in asked if method == "GET"} - set(witness.addresses)
    ask = "address => fetch(address).then(answer => answer.text())"
    return [witness.context.pages[0].evaluate(ask, address) for address in missing]


def projected(company: Company) -> Iterator[tuple[str, str]]:
    """What went to the projectors' windows, on whichever computer they were open."""
    for witness in {
        id(one): one for one in map(company.witness, (one.context for one in company.screens))
    }.values():
        pairs = zip(witness.addresses, witness.bodies, strict=True)
        yield from (("screen", body) for address, body in pairs if address.startswith("/screen/"))


def no_figures_yet(company: Company) -> None:
    """Before *Show* nobody has received anything that tells how it was answered."""
    for who, text in (*received(company), *projected(company)):
        assert not FIGURE.search(text), (who, text)
    for who, witness in outsiders(company).items():
        known = KNOWN.get(who.split()[0], WHERE)
        assert all(set(message) <= known for message in witness.messages()), (who, witness.messages())
    for witness in (company.witness(company.laptop.page.context), company.witness(company.lead.page.context)):
        pairs = zip(witness.addresses, witness.bodies, strict=True)
        led = [body for address, body in pairs if re.fullmatch(r"/control/\d+(/\w+)?", address)]
        assert led
        assert not any("<table" in body for body in led)


def figures_now(company: Company) -> None:
    """The same search finds what the projectors show after *Show*."""
    assert any(FIGURE.search(text) for _who, text in projected(company))


def no_word_of(company: Company, texts: Iterable[str], *, but: tuple[str, ...] = ()) -> None:
    """None of these words has reached anybody but those who read comments."""
    everything = [*received(company), *projected(company)]
    for text in texts:
        as_html = text.replace("'", "&#39;")
        seen = [who for who, one in everything if text in one or as_html in one or escaped(text) in one]
        assert set(seen) <= {"reading", *but}, (text, seen)


def escaped(text: str) -> str:
    return json.dumps(text)[1:-1]


def on_the_walls(company: Company) -> set[str]:
    """The comments that a projector has shown, a batch at a time."""
    shown = [text for _who, text in projected(company)]
    return {one for one in own_tally.COMMENTS.values() if any(one in text for text in shown)}


def no_spoken_line(company: Company, lines: Iterable[str]) -> None:
    control = company.witness(company.lead.page.context).bodies
    for line in lines:
        assert any(line in body for body in control)
        seen = [who for who, one in (*received(company), *projected(company)) if line in one]
        assert seen == [], (line, seen)


def only_own_answers(company: Company, rated: list[int], closing: list[int], helped: list[str]) -> None:
    """Each phone has its own answers only, and the tablet no page that holds any."""
    ids = [*rated, *closing]
    for number, phone in enumerate(company.phones):
        own = dict(zip(ids, own_tally.form_of("phone", number), strict=True))
        witness = company.witness(phone.context)
        assert told(witness.bodies) <= set(own.items()), number
        assert told(witness.bodies), "the phone's pages hold what it has answered"
    for number, guest in enumerate(company.guests, len(company.phones)):
        own = dict(zip(ids, own_tally.form_of("phone", number), strict=True))
        assert told(guest.told) <= set(own.items())
        assert acknowledged(guest.told) == set(own.items())
    on_the_tablet(company.witness(company.tablet.context), ids, helped)


def told(bodies: Iterable[str]) -> set[tuple[int, str]]:
    """The answers that pages show as given."""
    found = [one for body in bodies for one in (*RADIO.findall(body), *KEPT.findall(body))]
    return {(int(question), code) for question, code in found}


def acknowledged(bodies: Iterable[str]) -> set[tuple[int, str]]:
    answers = [json.loads(body) for body in bodies if body.startswith("{")]
    return {(one["question"], one["code"]) for one in answers if "question" in one}


def on_the_tablet(witness: Witness, ids: list[int], helped: list[str]) -> None:
    own = {
        key: dict(zip(ids, own_tally.form_of("helper", person), strict=True))
        for person, key in enumerate(helped)
    }
    asked = 0
    for address, body in zip(witness.addresses, witness.bodies, strict=True):
        if not address.startswith("/help/"):
            continue
        key = address.partition("/persons/")[2].partition("/")[0]
        assert told([body]) == set(), address
        assert not CHOSEN.search(body), address
        if address.endswith("/answers") and "code" in body:
            given = json.loads(body)
            codes = {int(question): one["code"] for question, one in given.items() if question.isdigit()}
            assert set(codes.items()) <= set(own[key].items()), address
            asked += 1
    assert asked


def no_key_of_a_colleague(company: Company) -> None:
    """What opens the door for a colleague, or what the database keeps of it, has reached nobody else."""
    db.session.rollback()
    passes = db.session.query(Pass).all()
    hashes = [one.token_hash for one in passes]
    assert len(hashes) == 3
    secrets = [*filter(None, hashes), *company.invitations]
    cookies = [
        cookie["value"]
        for page in (company.lead.page, company.reader.page, company.tablet.page)
        for cookie in page.context.cookies()
        if cookie["name"] == "pass"
    ]
    assert len(cookies) == 3
    for witness in company.hall.witnesses:
        texts = "\n".join([*witness.bodies, *witness.frames])
        assert not any(one in texts for one in (*hashes, *cookies))
    own = {"reading": company.invitations[1], "helping": company.invitations[2]}
    for who, one in (*received(company), *projected(company)):
        assert not any(secret in one for secret in secrets if secret != own.get(who)), who
        assert not (re.search(r"\b(user|pass):\w", one) and who != "reading"), (who, one)
