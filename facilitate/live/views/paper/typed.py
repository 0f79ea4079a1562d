"""Reads what was typed on the entry screen."""

from typing import Any

from facilitate.dialogues.models import Dialogue
from facilitate.live.paper import stack
from facilitate.live.paper.filled import BLANK, Filled, Words
from facilitate.web import whole_number

MOST_COMMENTS = 20


def filled_from(form: Any, dialogue: Dialogue) -> Filled:
    """The codes by question, the comments with their language, and the epoch of the page."""
    codes = {
        one.id: form.get(f"code-{one.id}", BLANK)
        for one in stack.questions_of_form(dialogue)
        if f"code-{one.id}" in form
    }
    language = form.get("language", "")
    return Filled(
        codes,
        tuple(_words(form, at) for at in range(MOST_COMMENTS) if f"comment-{at}" in form),
        language if language in dialogue.languages else dialogue.languages[0],
        form.get("epoch", ""),
    )


def number_from(form: Any) -> int:
    """The number that was typed; 0 for anything that is none."""
    return whole_number(form.get("number", "").strip()) or 0


def _words(form: Any, at: int) -> Words:
    return Words(
        form.get(f"comment-{at}", ""),
        whole_number(form.get(f"place-{at}")),
        form.get(f"elsewhere-{at}", ""),
        form.get(f"id-{at}", ""),
    )
