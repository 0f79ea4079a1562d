"""What the projector's templates are given, in the window itself and in previews."""

from datetime import datetime, timedelta

from flask_babel import gettext as _

from facilitate.clock import now
from facilitate.dialogues.desk import today_of
from facilitate.dialogues.kinds import kind_of
from facilitate.dialogues.models import Step, StepKind
from facilitate.figures.drawing import Size
from facilitate.languages import text_in
from facilitate.live.comments import may_comment
from facilitate.live.picturing import ResultPicture, picture_of
from facilitate.live.position import stage_of
from facilitate.live.snapshot import ScreenKind, ScreenSnapshot
from facilitate.live.tallies import questions_of
from facilitate.live.timing import planned_end
from facilitate.live.way_in import way_to
from facilitate.live.wifi import wifi_of
from facilitate.web import choose_time_zone


def context(snapshot: ScreenSnapshot, theme: str, size: str = Size.NORMAL) -> dict[str, object]:
    """What the projector's templates need, for the window itself and for previews."""
    dialogue = snapshot.dialogue
    return {
        "snapshot": snapshot,
        "dialogue": dialogue,
        "theme": theme,
        "size": size,
        "wifi": wifi_of(dialogue) if dialogue else None,
        "way": way_to(dialogue) if dialogue else None,
        "zone": dialogue.organisation.time_zone if dialogue else choose_time_zone(),
        "today": today_of(dialogue.organisation.time_zone) if dialogue else None,
        "result": _result(snapshot, theme, size),
        "asked": asked_words(snapshot.step),
        "writing": bool(dialogue and snapshot.kind is ScreenKind.WALL and may_comment(dialogue)),
        "seconds": seconds_left(snapshot.step.closing_ends_at if snapshot.step else None),
        "ending_seconds": seconds_left(dialogue.closing_ends_at if dialogue else None),
        "resumes_at": _resumes_at(snapshot),
    }


def seconds_left(ends_at: datetime | None) -> int | None:
    """Whole seconds until a closing is over; None when nothing is closing."""
    return None if ends_at is None else max(0, round((ends_at - now()).total_seconds()))


def asked_words(step: Step | None) -> str:
    """What the projector says while people answer: no place by name, for each is at another one."""
    if step is None:
        return ""
    if step.kind == StepKind.RATE:
        return str(_("Hur tryggt är det här?"))
    if step.kind == StepKind.CLOSING:
        return str(_("Hur var samtalet?"))
    asked = questions_of(step) or kind_of(step).questions(step, ())
    return text_in(asked[0].text) if asked else ""


def _result(snapshot: ScreenSnapshot, theme: str, size: str) -> ResultPicture | None:
    if not snapshot.results:
        return None
    step_title = snapshot.step.title if snapshot.step else {}
    heading = snapshot.spot.label if snapshot.spot else step_title
    return picture_of(snapshot.results, text_in(heading), theme=theme, size=size)


def _resumes_at(snapshot: ScreenSnapshot) -> datetime | None:
    """When a pause is over, as planned when the room came to it."""
    if snapshot.kind is not ScreenKind.PAUSE or snapshot.step is None or snapshot.dialogue is None:
        return None
    stage = stage_of(snapshot.dialogue.id)
    if stage is None or stage.step_id != snapshot.step.id:  # a preview
        return now() + timedelta(minutes=snapshot.step.minutes)
    return planned_end(stage)
