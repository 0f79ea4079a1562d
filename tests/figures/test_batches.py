"""What a room knows - figures first seen, figures in the end, hands that it saw - never singles out a few."""

from collections import Counter
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facilitate.figures.batches import hands_may_join, take_late
from facilitate.figures.disclosure import disclose, disclose_pairs
from facilitate.figures.scale import SAFETY, SKIPPED

THRESHOLD = 5
answers = st.sampled_from((*SAFETY.values, SKIPPED))
given_counts = st.dictionaries(answers, st.integers(0, 7), max_size=3)
hand_counts = st.dictionaries(st.sampled_from(SAFETY.values), st.integers(0, 6), max_size=2)
times = st.sampled_from(["absent", "before", "late"])
people = st.lists(
    st.tuples(st.tuples(times, answers), st.tuples(times, answers), st.integers(1, 6)), max_size=6
)


@dataclass
class Evening:
    """One question as reveal and sealing leave it: hands come with the first figure, or wait."""

    before: Counter
    late: Counter
    hands: Counter
    hands_are_late: bool

    def __post_init__(self):
        joins = not self.hands_are_late and hands_may_join(SAFETY, self.before, THRESHOLD)
        self.first_hands = self.hands if joins else Counter()
        waiting = Counter() if joins else self.hands
        frozen = self.before + self.first_hands
        taken = take_late(SAFETY, frozen, self.late, waiting, THRESHOLD)
        self.late_hands = waiting if taken.hands else Counter()
        self.first = disclose(SAFETY, frozen, THRESHOLD)
        self.final = disclose(SAFETY, frozen + Counter(taken.counts), THRESHOLD)

    def others(self):
        """How many people without a raised hand each difference of known numbers speaks of."""
        hands, late_hands = expressed(self.first_hands), expressed(self.late_hands)
        known = []
        if not self.first.withheld:
            known += [self.first.n - hands, self.final.n - self.first.n - late_hands]
        if not self.final.withheld:
            known.append(self.final.n - hands - late_hands)
        return known


def expressed(counts):
    return sum(counts[code] for code in SAFETY.expressed)


def nobody_or_enough(number):
    return number == 0 or number >= THRESHOLD


@given(given_counts, given_counts, hand_counts, st.booleans())
def test_no_difference_of_known_figures_is_a_few_people(before, late, hands, hands_are_late):
    evening = Evening(Counter(before), Counter(late), Counter(hands), hands_are_late)
    assert all(map(nobody_or_enough, evening.others()))
    if evening.first.withheld:
        return
    for code in (*SAFETY.values, SKIPPED):
        shown = evening.final.skipped if code == SKIPPED else evening.final.people(code)
        was = evening.first.skipped if code == SKIPPED else evening.first.people(code)
        assert shown - was in (0, evening.late[code] + evening.late_hands[code], evening.late_hands[code])


@given(given_counts, hand_counts)
def test_hands_alone_are_no_secret_and_beside_others_they_need_enough_of_them(before, hands):
    evening = Evening(Counter(before), Counter(), Counter(hands), hands_are_late=False)
    if evening.first_hands.total() and sum(before.values()):
        assert expressed(Counter(before)) >= THRESHOLD


@given(people, hand_counts, hand_counts)
def test_pairs_beside_the_figures_speak_of_nobody_or_enough_people(room, day_hands, evening_hands):
    before, late, pairs = (Counter(), Counter()), (Counter(), Counter()), Counter()
    for day, evening, many in room:
        for time, (when, code) in enumerate((day, evening)):
            (before if when == "before" else late)[time][code] += many * (when != "absent")
        if (day[0], evening[0]) == ("before", "before"):
            pairs[day[1], evening[1]] += many
    both = [
        Evening(before[time], late[time], Counter(hands), hands_are_late=False)
        for time, hands in enumerate((day_hands, evening_hands))
    ]
    seen = (both[0].first_hands, both[1].first_hands)
    compared = disclose_pairs(both[0].first, both[1].first, pairs, THRESHOLD, hands=seen)
    if compared.withheld:
        return
    for one in both:
        remainder = one.first.n - expressed(one.first_hands) - compared.n
        assert nobody_or_enough(remainder)
        assert nobody_or_enough(one.final.n - expressed(one.first_hands + one.late_hands) - compared.n)


@pytest.mark.parametrize(
    ("frozen", "late", "hands", "taken"),
    [
        ({"4": 9}, {"1": 5}, {}, (True, False)),
        ({"4": 9}, {"1": 4, "N": 9, SKIPPED: 9}, {}, (False, False)),
        ({"4": 9}, {}, {"1": 5}, (False, True)),
        ({"4": 9}, {}, {"1": 4}, (False, False)),
        ({"4": 9}, {"1": 3}, {"1": 2}, (False, False)),
        ({"4": 9}, {"1": 5}, {"1": 1}, (True, True)),
        ({"4": 3}, {}, {"1": 5}, (False, False)),
        ({"4": 3}, {"1": 5}, {"1": 5}, (True, True)),
        ({}, {"1": 2}, {"1": 5}, (False, True)),
    ],
)
def test_late_answers_count_as_a_batch_that_could_be_shown_by_itself(frozen, late, hands, taken):
    found = take_late(SAFETY, frozen, late, hands, THRESHOLD)
    assert (found.given, found.hands) == taken
    assert Counter(found.counts) == Counter(late if taken[0] else {}) + Counter(hands if taken[1] else {})


def test_a_raised_threshold_asks_for_a_larger_batch():
    assert take_late(SAFETY, {"4": 9}, {"1": 6}, {}, 6).given
    assert not take_late(SAFETY, {"4": 9}, {"1": 6}, {}, 7).given
    assert not hands_may_join(SAFETY, {"4": 6}, 7)
