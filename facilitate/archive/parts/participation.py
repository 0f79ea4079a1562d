"""How many came, how many answers they gave, and by which way. Says nothing of what anybody answered."""

from typing import Any

from facilitate.archive.commitments import CommittedTexts
from facilitate.archive.gathering import Gathered
from facilitate.live.models import Channel, CountSource

WAYS = (Channel.PHONE, Channel.PAPER, Channel.HELPER, *CountSource)


def build_participation(gathered: Gathered, _texts: CommittedTexts) -> dict[str, Any]:
    """People who joined and answered by channel, and their answers in the figures that are shown.

    Who wrote is told for all together only: a single helped person who "wrote" would be tied to the only
    comment that reads like it. Answers to withheld questions are in no sum, for they would be the difference
    between it and the figures. Late answers that are not counted are told for the whole record only: for one
    question they would be an n below the threshold.
    """
    rows = {row.channel: row for row in gathered.participations}
    ways = [rows[way] for way in WAYS if way in rows]
    answers = _answers_by_way(gathered)
    return {
        "in_the_room": gathered.summary.in_the_room if gathered.summary else None,
        "joined": sum(row.joined for row in ways),
        "answered": sum(row.answered for row in ways),
        "commented": sum(row.commented for row in ways),
        "answers": sum(answers.values()),
        "left_out": sum(row.answers for row in gathered.answers if not gathered.counts_in_figure(row)),
        "channels": [
            {
                "channel": row.channel,
                "joined": row.joined,
                "answered": row.answered,
                "answers": answers[row.channel],
            }
            for row in ways
        ],
    }


def _answers_by_way(gathered: Gathered) -> dict[str, int]:
    shown = {question_id for question_id, figure in gathered.figures.items() if not figure.withheld}
    answers = dict.fromkeys(map(str, WAYS), 0)
    for row in gathered.answers:
        if row.question_id in shown and gathered.counts_in_figure(row):
            answers[row.channel] += row.answers
    return answers
