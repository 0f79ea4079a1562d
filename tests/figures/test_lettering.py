from hypothesis import given
from hypothesis import strategies as st

from facilitate.figures.lettering import width_of, wrap

texts = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=60)


def test_lines_are_few_and_of_even_length_and_a_dash_stays_with_the_word_before():
    assert wrap("Undviker – känns otryggt", 32, 500) == ["Undviker – känns otryggt"]
    assert wrap("Undviker – känns otryggt", 32, 300) == ["Undviker –", "känns otryggt"]
    assert wrap("Är inte där / vet inte", 32, 300) == ["Är inte där /", "vet inte"]


def test_bold_is_wider_and_accents_take_no_room():
    assert width_of("Mycket trygg", 32, bold=True) > width_of("Mycket trygg", 32)
    assert width_of("e\u0301", 32) == width_of("e", 32)


@given(texts, st.integers(50, 400))
def test_no_line_is_wider_than_its_room_and_no_word_is_lost(text, room):
    lines = wrap(text, 32, room)
    assert all(width_of(line, 32) <= room for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
