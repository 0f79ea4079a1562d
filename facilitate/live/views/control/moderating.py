"""Comments are read one at a time; the open one is moved neither by a new one nor by a colleague, who never
has the same."""

from flask import flash, request
from flask.typing import ResponseReturnValue
from flask_babel import gettext as _

from facilitate.access import Permission, requires
from facilitate.dialogues.models import Dialogue, DialoguePhase
from facilitate.errors import DomainError
from facilitate.figures.themes import THEMES
from facilitate.live import holds, moderation, wall
from facilitate.live.actors import the_actor
from facilitate.live.faults import report_of
from facilitate.live.holds import InOtherHands
from facilitate.live.models import Comment, CommentStatus, Mark
from facilitate.live.placing import place_guess
from facilitate.live.views.control.decision import HIDE_ALL, Decision
from facilitate.live.views.control.page import (
    act,
    blueprint,
    go,
    switched_on,
    the_dialogue,
    the_user_id,
    told,
)
from facilitate.live.views.control.reading import panel_page
from facilitate.transaction import unit_of_work


@blueprint.get("/control/<int:dialogue_id>/comments")
@requires(Permission.MODERATE_COMMENTS)
def comments(dialogue_id: int) -> ResponseReturnValue:
    """The comment asked for, else the next that nobody reads: in this reader's hands until decided or left.
    `done` has just been dealt with, `after` is left for later."""
    done = _comment_asked_for(the_dialogue(dialogue_id), "done")
    try:
        with unit_of_work():
            opened = _open(the_dialogue(dialogue_id))
    except InOtherHands as taken:
        flash(told(taken), "info")
        return go("control.comments", dialogue_id=dialogue_id)
    return _page(dialogue_id, opened, done)


def _open(dialogue: Dialogue) -> Comment | None:
    actor = the_actor()
    left, asked = _comment_asked_for(dialogue, "after"), _comment_asked_for(dialogue, "comment")
    if left:
        holds.let_go(left, actor)
    if asked and asked.status == CommentStatus.WAITING:
        return holds.open_comment(asked, actor)
    return holds.open_next(dialogue, actor, after=left.id if left else request.args.get("done", ""))


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/decision")
@requires(Permission.MODERATE_COMMENTS)
def decide(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Approve or hide, with the words to mask, the theme and the mark that were chosen along with it."""
    decision = Decision.from_form(request.form)
    try:
        with unit_of_work():
            comment = moderation.undecided(the_dialogue(dialogue_id), comment_id)
            decision.carry_out(comment, the_user_id())
            holds.let_go(comment)
        if decision.act == HIDE_ALL:
            flash(_("Klart. Det som kommer från samma telefon döljs."), "success")
    except moderation.Decided as decided:
        flash(told(decided), "info")
        return go("control.comments", dialogue_id=dialogue_id)
    except DomainError as refusal:
        flash(str(refusal.sentence), "warn")
        comment = moderation.comment_of(the_dialogue(dialogue_id), comment_id)
        return _page(dialogue_id, comment, None, decision)
    return go("control.comments", dialogue_id=dialogue_id, done=comment_id)


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/undoing")
@requires(Permission.MODERATE_COMMENTS)
def undo(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Back to the queue, as it came; it is opened again."""
    return act(
        dialogue_id,
        lambda one: moderation.undo(moderation.comment_of(one, comment_id), the_user_id()),
        "control.comments",
        comment=comment_id,
    )


@blueprint.post("/control/<int:dialogue_id>/comments/<comment_id>/wall")
@requires(Permission.MODERATE_COMMENTS)
def show_comment(dialogue_id: int, comment_id: str) -> ResponseReturnValue:
    """Put an approved comment on the projector, or take it down."""
    up = switched_on()

    def change(dialogue: Dialogue) -> None:
        comment = moderation.comment_of(dialogue, comment_id)
        if up:
            wall.put_up(comment, the_user_id())
        else:
            wall.take_down(comment, the_user_id())

    return act(dialogue_id, change, "control.comments", **_place_in_panel())


@blueprint.post("/control/<int:dialogue_id>/wall/page")
@requires(Permission.MODERATE_COMMENTS)
def turn_wall(dialogue_id: int) -> ResponseReturnValue:
    """Show an earlier or later batch of the wall."""
    number = request.form.get("page", 0, type=int)
    return act(dialogue_id, lambda one: wall.turn(one.id, number), "control.comments", **_place_in_panel())


def _place_in_panel() -> dict[str, str]:
    """The comment that is open stays open, whatever is done below it."""
    opened = request.form.get("opened", "")
    return {"comment": opened} if opened else {}


def _comment_asked_for(dialogue: Dialogue, name: str) -> Comment | None:
    """None for what is sealed, or hidden with everything from its phone: on no list, and told by no id."""
    comment_id = request.args.get(name)
    comment = moderation.comment_of(dialogue, comment_id) if comment_id else None
    unlisted = dialogue.phase == DialoguePhase.SEALED or (comment and comment.hidden_along)
    return None if unlisted else comment


def _page(
    dialogue_id: int, opened: Comment | None, done: Comment | None, decision: Decision | None = None
) -> ResponseReturnValue:
    given = {
        "opened": opened,
        "words": moderation.words_of(opened) if opened else [],
        "decision": decision or Decision.standing(opened),
        "done": done,
        "report": report_of(done, the_dialogue(dialogue_id)) if done and done.mark == Mark.FAULT else "",
        "guess": place_guess(opened) if opened else None,
        "marks": moderation.MARKS,
        "themes": THEMES,
    }
    return panel_page(dialogue_id, "comments", **given)
