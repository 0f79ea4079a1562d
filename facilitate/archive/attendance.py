"""How many came and answered, and by which way, in words: the same on the page, in the PDF and in the CSV."""

from flask_babel import gettext as _
from flask_babel import ngettext

from facilitate.archive.view import RecordView
from facilitate.archive.wording import CHANNELS, word_for
from facilitate.figures.shares import COUNTS_FIRST_BELOW
from facilitate.live.models import Channel


def people_in_words(view: RecordView) -> str:
    """ "30 i rummet, 28 svarade: 19 på telefon, 6 på papper, 3 med hjälp"."""
    participation = view.participation
    in_the_room = participation["in_the_room"]
    room = "" if in_the_room is None else _("%(num)s i rummet", num=in_the_room)
    answered = "" if view.notes_only else _("%(num)s svarade", num=participation["answered"])
    ways = by_way(view, "answered")
    return ", ".join(filter(None, [room, answered])) + (f": {ways}" if ways else "")


def answers_in_words(view: RecordView) -> str:
    """How many answers are in the figures that are shown, by way; nothing in a record from before they were
    counted."""
    participation = view.participation
    if not participation.get("answers"):
        return ""
    answers = ngettext("%(num)s svar", "%(num)s svar", participation["answers"])
    return f"{answers}: {by_way(view, 'answers')}"


def paper_in_words(view: RecordView) -> str:
    """The share on paper, so that it counts; nothing where nobody used it."""
    answered = view.participation["answered"]
    ways = {one["channel"]: one["answered"] for one in view.participation["channels"]}
    people = ways.get(Channel.PAPER, 0)
    if not people:
        return ""
    if answered < COUNTS_FIRST_BELOW:
        return str(_("%(people)s av %(all)s som svarade", people=people, all=answered))
    return str(
        _(
            "%(people)s av %(all)s som svarade (%(percent)s procent)",
            people=people,
            all=answered,
            percent=(200 * people + answered) // (2 * answered),
        )
    )


def left_out_in_words(view: RecordView) -> str:
    """How many answers are in no figure, and why."""
    left_out = view.participation.get("left_out", 0)
    if not left_out:
        return ""
    return str(
        ngettext(
            "%(num)s svar är inte med i siffrorna. Det kom sent, och annars hade det gått att räkna ut "
            "vad någon svarade.",
            "%(num)s svar är inte med i siffrorna. De kom sent eller var för få, och annars hade det "
            "gått att räkna ut vad någon svarade.",
            left_out,
        )
    )


def by_way(view: RecordView, what: str) -> str:
    """Numbers of one kind by way of answering, zeros left out: "19 på telefon, 6 på papper"."""
    return ", ".join(
        f"{one[what]} {word_for(CHANNELS, one['channel'])}"
        for one in view.participation["channels"]
        if one.get(what)
    )
