"""What people wrote: approved comments, the facilitator's own words, proposals."""

from secrets import SystemRandom
from typing import Any

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import Gathered
from facilitate.live.models import Comment, Proposal

PROPOSED = "proposed"


def build_comments(gathered: Gathered, texts: CommittedTexts) -> dict[str, Any]:
    """Approved comments as others may read them, shuffled, each with those that say the same; of those left
    out only how many and why."""
    approved = list(gathered.approved)
    SystemRandom().shuffle(approved)
    themes = sorted({comment.theme for comment in approved if comment.theme})
    alike = _alike(approved)
    behind = {one.id for ones in alike.values() for one in ones}
    return {
        "comments": [
            _comment(comment, texts) | {"alike": [_comment(one, texts) for one in alike[comment.id]]}
            for comment in approved
            if comment.id not in behind
        ],
        "hidden": gathered.hidden_by_reason,
        "themes": {theme: gathered.theme_labels.get(theme, {"sv": theme}) for theme in themes},
    }


def _alike(approved: list[Comment]) -> dict[str, list[Comment]]:
    """By each comment those that stand behind it: their words are kept, being official documents too."""
    alike: dict[str, list[Comment]] = {comment.id: [] for comment in approved}
    for comment in approved:
        if comment.merged_into_id in alike:
            alike[comment.merged_into_id].append(comment)
    return alike


def _comment(comment: Comment, texts: CommittedTexts) -> dict[str, Any]:
    return {
        "place": comment.spot.position if comment.spot else None,
        "elsewhere": texts.take(comment.elsewhere),
        "theme": comment.theme,
        "language": comment.language,
        "masked": comment.shown_text is not None and comment.shown_text != comment.text,
        "quoted": comment.quoted,
        "noted": comment.noted,
        "text": texts.take(comment.words),
    }


def build_analysis(gathered: Gathered, texts: CommittedTexts) -> dict[str, Any]:
    """The facilitator's own words; quotes are marked in the comments themselves."""
    summary = gathered.summary
    sentences = summary.sentences if summary else {}
    return {
        "sentences": {
            language: committed
            for language, text in sentences.items()
            if (committed := [one for line in text.split("\n") if (one := texts.take(line))])
        },
        "works_well": texts.take(summary.works_well if summary else ""),
    }


def build_proposals(gathered: Gathered, texts: CommittedTexts) -> dict[str, Any]:
    return {"proposals": [_proposal(proposal, texts) for proposal in gathered.proposals]}


def _proposal(proposal: Proposal, texts: CommittedTexts) -> dict[str, Any]:
    return stored_proposal(
        texts,
        place=proposal.spot.position if proposal.spot else None,
        problem=proposal.problem,
        measure=proposal.measure,
        owner=proposal.owner,
    )


def stored_proposal(
    texts: CommittedTexts, *, place: int | None, problem: str, measure: str, owner: str
) -> dict[str, Any]:
    """A proposal as a part holds it. It is no decision: its status says so."""
    return {
        "place": place,
        "problem": texts.take(problem),
        "measure": texts.take(measure),
        "owner": texts.take(owner),
        "status": PROPOSED,
    }
