"""News for each audience of a room: every one of these goes out once what changed is on disk."""

from facilitate.live.broadcaster import of_app
from facilitate.live.listeners import Audience
from facilitate.live.models import Stage
from facilitate.live.position import position_of
from facilitate.transaction import after_commit


def count_move(stage: Stage) -> None:
    """Count a change that every page of the room should see, and tell them once it is on disk."""
    stage.version += 1
    stage_moved(stage)


def stage_moved(stage: Stage) -> None:
    """Tell every page where the room is now, once it is on disk."""
    dialogue_id, position = stage.dialogue_id, position_of(stage).as_json()
    after_commit(lambda: of_app().tell_everyone("stage", dialogue_id, position))


def progress_changed(dialogue_id: int) -> None:
    """Have the room counted anew, once what changed is on disk."""
    after_commit(lambda: of_app().mark(dialogue_id))


def room_ended(dialogue_id: int) -> None:
    """Let go of the phones, once the end is on disk; their pages then fetch it."""
    after_commit(lambda: of_app().let_go(audience=Audience.PHONE, dialogue_id=dialogue_id))


def room_is_gone(dialogue_id: int) -> None:
    """Tell every page that there is no room any more, and let go of the phones, once that is on disk."""
    nowhere = position_of(None).as_json()
    after_commit(lambda: of_app().tell_everyone("stage", dialogue_id, nowhere))
    room_ended(dialogue_id)


def screens_ask_anew(dialogue_id: int) -> None:
    """Let go of the projectors of a dialogue that has no room yet, once its change is on disk."""
    after_commit(lambda: of_app().let_go(audience=Audience.SCREEN, dialogue_id=dialogue_id))


def screen_moved(screen_id: str) -> None:
    """Let go of one projector's connection, once its change is on disk; the page then asks anew."""
    after_commit(lambda: of_app().let_go(identity=screen_id))


def looks_changed(dialogue_id: int) -> None:
    """Have the projectors of a dialogue drawn anew, once another look is on disk."""
    after_commit(lambda: of_app().tell(Audience.SCREEN, "look", dialogue_id, {}))


def windows_numbered(dialogue_id: int, numbers: dict[str, int]) -> None:
    """Have each projector show its number for a moment."""
    after_commit(lambda: of_app().tell(Audience.SCREEN, "number", dialogue_id, numbers))


def colleague_left(key: str) -> None:
    """Let go of the connections of a colleague whose pass has ended, once that is on disk."""
    after_commit(lambda: of_app().let_go(identity=key))
