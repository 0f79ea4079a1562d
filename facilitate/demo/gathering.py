"""Plays an invented dialogue from its opening to its record, through the operations of a real one."""

from datetime import datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

from facilitate import clock
from facilitate.archive import operations as work
from facilitate.archive.models import Record
from facilitate.archive.sealing import seal
from facilitate.demo.dealing import deal, temperaments
from facilitate.demo.preparing import Municipality, prepare
from facilitate.demo.speaking import comments_with, note_proposals, read_comments, write_comments
from facilitate.demo.story import Story
from facilitate.dialogues.models import Dialogue, Question, Step, StepKind
from facilitate.live import deadlines, joining, opening, stage, tallies
from facilitate.live.answers import store
from facilitate.live.commands import Command
from facilitate.live.models import Stage
from facilitate.live.next_move import Move, NextMove, next_move
from facilitate.live.position import stage_of
from facilitate.transaction import unit_of_work

INVITING = timedelta(weeks=3)
BEFORE = timedelta(minutes=15)
CLOSING = timedelta(minutes=2, seconds=5)
FINISHING_HOUR = 10
"""When the facilitator finishes the dialogue, the day after."""


def hold(story: Story, town: Municipality) -> Record:
    """The sealed record of the story. The clock stands at its dates meanwhile, and runs again afterwards."""
    starts_at = town.moment(story.when)
    try:
        clock.hold(starts_at - INVITING)
        dialogue = prepare(story, town, starts_at)
        evening = _Evening(story, town, dialogue, starts_at)
        evening.gather()
        return evening.finish()
    finally:
        clock.hold(None)


class _Evening:
    """One dialogue while it is played. Everything in it follows from the story's case number."""

    def __init__(self, story: Story, town: Municipality, dialogue: Dialogue, starts_at: datetime) -> None:
        self._story = story
        self._town = town
        self._dialogue = dialogue
        self._at = starts_at - BEFORE
        self._chance = Random(story.case)  # noqa: S311 - invented people keep no secrets
        self._careful = temperaments(story.people, self._chance)
        self._people: list[str] = []
        self._user_id = town.facilitator.user_id

    def gather(self) -> None:
        """From the opening to the end, with a press of the large button for every move."""
        self._pass(timedelta())
        with unit_of_work():
            opening.open_dialogue(self._dialogue, self._user_id)
        self._join()
        self._pass(BEFORE)
        while (move := self._next()).verb is not Move.STOP:
            if move.verb is Move.CLOSE:
                self._answer(self._stage.step)
            self._press(move)
        with unit_of_work():
            opening.end_dialogue(self._dialogue, self._stage.version, self._user_id)
        self._pass(CLOSING)

    def finish(self) -> Record:
        """The work of the next morning: the last comments, own words, quotes, the seal."""
        local = self._at.astimezone(ZoneInfo(self._town.organisation.time_zone))
        tomorrow = (local + timedelta(days=1)).replace(hour=FINISHING_HOUR, minute=20)
        self._pass(tomorrow - local)
        story, dialogue = self._story, self._dialogue
        read_comments(dialogue, story.said, self._user_id)
        with unit_of_work():
            work.save_sentences(dialogue, list(story.sentences))
            work.save_works_well(dialogue, story.works_well)
            work.save_people_in_the_room(dialogue, story.in_the_room)
            work.choose_quotes(
                dialogue, comments_with(dialogue, [one.text for one in story.said if one.quoted])
            )
        with unit_of_work():
            return seal(dialogue, self._town.coordinator.user_id)

    @property
    def _stage(self) -> Stage:
        stage = stage_of(self._dialogue.id)
        if stage is None:
            raise LookupError("the dialogue has not been opened")
        return stage

    def _next(self) -> NextMove:
        stage = self._stage
        return next_move(self._dialogue, stage, tallies.progress_of(self._dialogue.id, stage.step))

    def _press(self, move: NextMove) -> None:
        if move.disabled:
            self._pass(CLOSING)
            return
        with unit_of_work():
            stage.advance(self._dialogue, self._stage.version, self._user_id, move.verb)
        step = self._stage.step
        if move.verb is Move.GO and step is not None:
            self._enter(step)
        self._pass(timedelta(minutes=2))

    def _enter(self, step: Step) -> None:
        if step.kind == StepKind.COMMENT:
            write_comments(self._dialogue, self._story.said, self._people, self._chance)
        if step.kind == StepKind.TALK:
            note_proposals(self._dialogue, self._story.proposed, self._user_id)
        self._pass(timedelta(minutes=max(0, step.minutes - 4)))

    def _join(self) -> None:
        with unit_of_work():
            joined = [joining.join(self._dialogue.id, "sv") for _ in range(self._story.people)]
            self._people = [one.participant.id for one in joined]

    def _answer(self, step: Step | None) -> None:
        if step is None:
            return
        commands = [
            Command(self._dialogue.id, person, question.id, code, 1)
            for question in tallies.questions_of(step)
            for person, code in zip(self._people, self._codes(question), strict=True)
        ]
        with unit_of_work():
            store(commands)

    def _codes(self, question: Question) -> list[str]:
        return deal(self._leaning(question), self._careful, self._chance)

    def _leaning(self, question: Question) -> str:
        if question.spot is None:
            return self._story.closing.get(question.aspect, "4433221UN")
        name = question.spot.label["sv"]
        rated = next(one for one in self._story.rated if one.place == name)
        return rated.day if question.aspect == "day" else rated.evening

    def _pass(self, time: timedelta) -> None:
        self._at += time
        clock.hold(self._at)
        deadlines.notice(self._dialogue.id)
