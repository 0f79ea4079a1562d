"""What is decided about a comment in one press: its words, its theme, and whether others may read it."""

from dataclasses import dataclass
from typing import Any

from flask_babel import lazy_gettext as _l

from facilitate.errors import Invalid
from facilitate.live import moderation, muting
from facilitate.live.models import Comment
from facilitate.live.placing import move_to

APPROVE, HIDE, HIDE_ALL = "approve", "hide", "hide_all"


@dataclass(frozen=True)
class Decision:
    """`masked` are the numbers of the words to mask, `reason` a key of the list or empty."""

    act: str = ""
    masked: frozenset[int] = frozenset()
    reason: str = ""
    theme: str = ""
    mark: str = ""
    spot: int | None = None

    @classmethod
    def from_form(cls, form: Any) -> "Decision":
        return cls(
            act=form.get("act", ""),
            masked=frozenset(form.getlist("word", type=int)),
            reason=form.get("reason", ""),
            theme=form.get("theme", ""),
            mark=form.get("mark", ""),
            spot=form.get("spot", type=int),
        )

    @classmethod
    def standing(cls, comment: Comment | None) -> "Decision":
        """What has been chosen about the comment so far."""
        if comment is None:
            return cls()
        masked = frozenset(word.index for word in moderation.words_of(comment) if word.masked)
        return cls(masked=masked, theme=comment.theme or "", mark=comment.mark or "")

    def carry_out(self, comment: Comment, user_id: int | None) -> None:
        """Raises Invalid without a reason for what others may not read; NoWriterKnown."""
        if self.act not in (APPROVE, HIDE, HIDE_ALL):
            raise Invalid
        if not self.reason and (self.masked or self.act != APPROVE):
            raise Invalid(
                _l("Välj ett skäl i listan. Det behövs när ord döljs eller en kommentar inte visas.")
            )
        self._note(comment, user_id)
        if self.act == APPROVE:
            moderation.approve(comment, user_id)
        elif self.act == HIDE:
            moderation.hide(comment, user_id, self.reason)
        else:
            muting.hide_all_from_writer(comment, user_id, self.reason)

    def _note(self, comment: Comment, user_id: int | None) -> None:
        """What the comment is about, and which of its words others may read."""
        standing = self.standing(comment)
        if self.masked != standing.masked:
            moderation.mask(comment, user_id, self.masked, self.reason)
        if self.theme != standing.theme:
            moderation.set_theme(comment, user_id, self.theme or None)
        if self.mark != standing.mark:
            moderation.set_mark(comment, user_id, self.mark or None)
        if self.spot is not None:
            move_to(comment, user_id, self.spot)
