"""Counted answers as Hypothesis makes them."""

from hypothesis import strategies as st

from facilitate.figures.scale import SCALES, SKIPPED

scales = st.sampled_from(list(SCALES.values()))


def counts_on(scale, most=60):
    return st.fixed_dictionaries({}, optional=dict.fromkeys((*scale.values, SKIPPED), st.integers(0, most)))


def too_few_on(scale, threshold=5):
    """Answers of fewer people than the threshold who expressed something, and any number who did not."""
    expressed = st.lists(st.sampled_from(scale.expressed), max_size=threshold - 1).map(
        lambda codes: {code: codes.count(code) for code in codes}
    )
    beside = st.fixed_dictionaries(dict.fromkeys((*scale.aside, SKIPPED), st.integers(0, 99)))
    return st.tuples(expressed, beside).map(lambda parts: parts[0] | parts[1])
