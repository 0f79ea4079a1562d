"""Closed dialogues for tests: counts as closing leaves them, comments that have been read, own words."""

from collections.abc import Mapping

from facilitate.accounts.models import Membership, Organisation
from facilitate.archive.models import Record
from facilitate.archive.sealing import seal
from facilitate.clock import now
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Dialogue, DialoguePhase, StepKind, StepPhase
from facilitate.extensions import db
from facilitate.figures.scale import SKIPPED
from facilitate.live.models import (
    ChannelTally,
    Comment,
    CommentStatus,
    PairTally,
    Participation,
    Proposal,
    Stage,
    Summary,
    Tally,
)
from facilitate.transaction import unit_of_work
from tests.factories import make_dialogue, save

Counts = Mapping[str, int]
DAY: Counts = {"4": 8, "3": 9, "2": 3, "1": 1, "U": 1, "N": 2, "-": 1}
EVENING: Counts = {"4": 2, "3": 4, "2": 5, "1": 3, "U": 3, "N": 8, "-": 2}
FEW: Counts = {"2": 2, "1": 1, "U": 1, "N": 20}
"""Four who express something and twenty who do not."""
FIVE: Counts = {"2": 2, "1": 2, "U": 1, "N": 20}
HEARD: Counts = {"4": 15, "3": 8, "2": 1}
LEADS: Counts = {"4": 6, "3": 11, "2": 5, "1": 2}

_numbers = iter(range(1, 10_000))


def close_dialogue(
    organisation: Organisation,
    owner: Membership,
    rated: tuple[tuple[Counts, Counts], ...] = ((DAY, EVENING), (DAY, FEW)),
    **given: object,
) -> Dialogue:
    """A dialogue after *Close*, each place with its counts by day and in the evening."""
    spots = ("Busstationen", "Torget", "Parken")[: len(rated)]
    code = f"KDM{next(_numbers):03}".translate(str.maketrans("01258", "CDFHJ"))
    dialogue = make_dialogue(
        organisation,
        owner,
        spots=spots,
        **{"phase": DialoguePhase.CLOSED, "code": code, "opened_at": now(), "closed_at": now()} | given,
    )
    with unit_of_work():
        db.session.add(Stage(dialogue_id=dialogue.id))
        for step in dialogue.steps:
            step.phase, step.asked_at = StepPhase.CLOSED, now()
        _tally(dialogue, rated)
        _people(dialogue)
    return dialogue


def _tally(dialogue: Dialogue, rated: tuple[tuple[Counts, Counts], ...]) -> None:
    counts = iter([*(one for place in rated for one in place), HEARD, LEADS])
    for step in dialogue.steps:
        for question in kind_of(step).questions(step, dialogue.spots):
            db.session.add(question)
            db.session.flush()
            given = next(counts)
            db.session.add_all(
                Tally(question_id=question.id, code=code, count=count) for code, count in given.items()
            )
            answers = sum(count for code, count in given.items() if code != SKIPPED)
            db.session.add_all(
                ChannelTally(question_id=question.id, channel=channel, late=False, answers=share)
                for channel, share in (("phone", answers - 3), ("helper", 3))
            )
    rate = next(step for step in dialogue.steps if step.kind == StepKind.RATE)
    db.session.add(
        PairTally(step_id=rate.id, spot_id=dialogue.spots[0].id, day_code="3", evening_code="2", count=17)
    )


def _people(dialogue: Dialogue) -> None:
    db.session.add_all(
        Participation(dialogue_id=dialogue.id, channel=channel, joined=joined, answered=joined, commented=2)
        for channel, joined in (("phone", 22), ("helper", 3))
    )


def write_comment(
    dialogue: Dialogue,
    text: str = "Lampan är trasig.",
    status: str = CommentStatus.APPROVED,
    **given: object,
) -> Comment:
    return save(Comment(dialogue_id=dialogue.id, text=text, status=status, **given))


def write_summary(dialogue: Dialogue, **given: object) -> Summary:
    given.setdefault("sentences", {"sv": "Busstationen oroar flest.\nLjuset är trasigt.\nTorget är bra."})
    return save(
        Summary(dialogue_id=dialogue.id, works_well="Torget på dagen.", **{"in_the_room": 27} | given)
    )


def note_proposal(dialogue: Dialogue, measure: str = "Laga lampan", **given: object) -> Proposal:
    given.setdefault("problem", "Mörkt vid hållplats C")
    given.setdefault("owner", "Samhällsbyggnad")
    return save(Proposal(dialogue_id=dialogue.id, measure=measure, **given))


def seal_it(dialogue: Dialogue, member: Membership) -> Record:
    with unit_of_work():
        return seal(dialogue, member.user_id)


def sealed_dialogue(organisation: Organisation, owner: Membership, **given: object) -> Record:
    """A record with comments, own words and a proposal."""
    dialogue = close_dialogue(organisation, owner, **given)
    write_comment(
        dialogue, "Lampan vid hållplats C är trasig.", spot_id=dialogue.spots[0].id, theme="belysning"
    )
    write_comment(dialogue, "Bra bänkar.", quoted=True, theme="positivt", spot_id=dialogue.spots[-1].id)
    write_comment(dialogue, "Anna Berg står där.", status=CommentStatus.HIDDEN, reason="name")
    write_summary(dialogue)
    note_proposal(dialogue, spot_id=dialogue.spots[0].id)
    return seal_it(dialogue, owner)
