import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from facilitate.figures.disclosure import disclose
from facilitate.figures.drawing import Panel, Theme, Variant, Words, draw
from facilitate.figures.scale import AGREEMENT, SAFETY, TASTE
from tests.figures.strategies import counts_on, scales, too_few_on

SVG = "{http://www.w3.org/2000/svg}"
EVENING = {"4": 6, "3": 5, "2": 3, "1": 1, "U": 2, "N": 4}
DAY = {"4": 10, "3": 7, "2": 3, "1": 1, "U": 1, "N": 2}
FEW = "För få svar för att visa siffror. Vad ser ni själva?"
nasty = st.one_of(
    st.text(max_size=40),
    st.sampled_from(["<b>&amp;\"'</b>", "👩‍👩‍👧 trygg", "آمن جدًا", "\u202e\x00\x1b", "]]>", "ሰላም"]),
)


def words_for(scale, **changed):
    labels = {code.value: code.label for code in scale.codes}
    return Words(
        **({"title": "Busstationen", "description": "Svar", "labels": labels, "withheld": FEW} | changed)
    )


def panel(counts, heading="När det är mörkt", scale=SAFETY, answered="", sentence=""):
    return Panel(disclose(scale, counts, 5), heading, answered, sentence)


def picture(variant, *panels, words=None, **how):
    scale = panels[0].figure.scale
    return ET.fromstring(draw(variant, panels, words or words_for(scale), ids="p1", **how))


def texts_of(svg):
    return ["".join(text.itertext()) for text in svg.iter(f"{SVG}text")]


def dots_in(svg):
    return svg.findall(f"{SVG}circle")


def test_the_room_sees_a_dot_for_each_person_and_the_count_of_each_row():
    svg = picture(
        Variant.PROJECTOR, panel(DAY, "På dagen", answered="22 svar"), panel(EVENING, answered="17 svar")
    )
    assert len(dots_in(svg)) == 24 + 21
    assert " ".join(filter(str.isdigit, texts_of(svg))) == "10 7 3 1 1 2 6 5 3 1 2 4"
    assert {"På dagen", "22 svar", "När det är mörkt", "17 svar", "Mycket trygg"} <= set(texts_of(svg))


def test_a_large_room_gets_bars_whose_lengths_tell_the_counts():
    svg = picture(Variant.PROJECTOR, panel({"4": 60, "3": 30, "2": 15, "N": 30}))
    assert dots_in(svg) == []
    lengths = [float(bar.get("width")) for bar in svg.findall(f"{SVG}rect")]
    assert lengths == pytest.approx([lengths[0], lengths[0] / 2, lengths[0] / 4, lengths[0] / 2], abs=0.02)


def test_nothing_on_the_projector_is_written_smaller_than_the_back_row_can_read():
    svg = picture(Variant.PROJECTOR, panel(DAY), panel({"4": 2}))
    assert svg.get("viewBox").split()[2] == "1228"
    assert min(float(text.get("font-size")) for text in svg.iter(f"{SVG}text")) >= 32


def test_the_records_bar_is_divided_by_the_counts_with_the_interval_where_safe_meets_unsafe():
    svg = picture(Variant.RECORD, panel(EVENING, sentence="6 av 17"))
    bars = [rect for rect in svg.findall(f"{SVG}rect") if rect.get("height") == "30"]
    lengths = [float(bar.get("width")) for bar in bars[:5]]
    assert [round(length / sum(lengths) * 17, 2) for length in lengths] == [6, 5, 3, 1, 2]
    (dot,) = svg.findall(f"{SVG}circle")
    assert float(dot.get("cx")) == pytest.approx(float(bars[2].get("x")))
    whisker = svg.find(f"{SVG}line")
    ends = [round(1 - float(whisker.get(end)) / sum(lengths), 3) for end in ("x1", "x2")]
    assert ends == [0.587, 0.173]
    assert "6 av 17" in texts_of(svg)


def test_the_small_picture_and_an_evaluation_have_no_interval():
    assert picture(Variant.RECORD, panel(EVENING)).find(f"{SVG}line") is not None
    assert picture(Variant.SMALL, panel(EVENING)).find(f"{SVG}line") is None
    assert picture(Variant.RECORD, panel({"4": 5}, scale=AGREEMENT)).find(f"{SVG}line") is None


def test_practice_wears_other_colours_than_safety():
    def colours(scale):
        return set(
            re.findall(
                "#[0-9a-f]{6}", draw(Variant.SMALL, [panel(DAY, scale=scale)], words_for(scale), ids="a")
            )
        )

    assert colours(SAFETY)
    assert not colours(SAFETY) & colours(TASTE)


def test_right_to_left_mirrors_the_picture():
    left, right = (picture(Variant.PROJECTOR, panel(DAY), panel(EVENING), rtl=rtl) for rtl in (False, True))
    mirrored = [1216 - float(dot.get("cx")) for dot in dots_in(right)]
    assert mirrored == pytest.approx([float(dot.get("cx")) for dot in dots_in(left)], abs=0.02)
    assert {text.get("text-anchor") for text in right.iter(f"{SVG}text")} == {"end"}
    assert all(text.startswith("\u2067") and text.endswith("\u2069") for text in texts_of(right))


def test_a_reader_who_does_not_see_it_gets_title_and_description():
    svg = picture(Variant.RECORD, panel(EVENING))
    names = {svg.get("aria-labelledby"): "Busstationen", svg.get("aria-describedby"): "Svar"}
    assert svg.get("role") == "img"
    assert {part.get("id"): part.text for part in svg if part.get("id") in names} == names


def test_pictures_of_several_scales_or_of_nothing_and_broken_ids_are_refused():
    assert draw(Variant.SMALL, [panel(DAY)], words_for(SAFETY), ids="p1")
    with pytest.raises(ValueError, match="one scale"):
        draw(Variant.SMALL, [panel(DAY), panel(DAY, scale=TASTE)], words_for(SAFETY), ids="p1")
    with pytest.raises(ValueError, match="one scale"):
        draw(Variant.SMALL, [], words_for(SAFETY), ids="p1")
    with pytest.raises(ValueError, match="HTML id"):
        draw(Variant.SMALL, [panel(DAY)], words_for(SAFETY), ids='"><script>')


@pytest.mark.parametrize("variant", Variant)
@given(data=st.data(), scale=scales)
def test_a_withheld_figure_is_words_and_nothing_of_its_size(variant, data, scale):
    few = data.draw(too_few_on(scale))
    shown = panel(data.draw(counts_on(scale)), "På dagen", scale)

    def drawn(counts, **said):
        return draw(variant, [shown, panel(counts, scale=scale, **said)], words_for(scale), ids="p1")

    assert drawn(few, answered="4 svar", sentence="3 av 4") == drawn({})
    svg = picture(variant, panel(few, scale=scale, answered="4 svar", sentence="3 av 4"))
    assert not re.search(r"\d", "".join(svg.itertext()))
    assert {child.tag for child in svg} == {SVG + tag for tag in ("title", "desc", "text")}


@settings(max_examples=60)
@given(
    data=st.data(),
    scale=scales,
    variant=st.sampled_from(Variant),
    theme=st.sampled_from(Theme),
    rtl=st.booleans(),
)
def test_whatever_is_counted_and_written_makes_a_whole_picture_without_style_or_script(
    data, scale, variant, theme, rtl
):
    labels = {code.value: data.draw(nasty) for code in scale.codes}
    words = words_for(scale, title=data.draw(nasty), description=data.draw(nasty), labels=labels)
    panels = [
        panel(data.draw(counts_on(scale, 300)), data.draw(nasty), scale, data.draw(nasty)) for _ in range(2)
    ]
    svg = picture(variant, *panels, words=words, theme=theme, rtl=rtl)
    assert draw(variant, panels, words, ids="p1") == draw(variant, panels, words, ids="p1")
    tags = {"svg", "title", "desc", "text", "tspan", "rect", "circle", "line", "pattern"}
    assert {element.tag for element in svg.iter()} <= {SVG + tag for tag in tags}
    attributes = {name for element in svg.iter() for name in element.attrib}
    assert not any(name == "style" or name.startswith("on") for name in attributes)


@given(st.sampled_from(Variant), counts_on(SAFETY, 300), st.booleans())
def test_every_mark_lies_inside_the_picture(variant, counts, rtl):
    assume(sum(counts.values()) >= 5)
    svg = picture(variant, panel(counts), panel(DAY), rtl=rtl)
    left, top, width, height = map(float, svg.get("viewBox").split())
    for box in svg.findall(f"{SVG}rect"):
        x, y, wide, high = (float(box.get(side)) for side in ("x", "y", "width", "height"))
        assert left <= x
        assert x + wide <= left + width
        assert top <= y <= y + high <= height
    for dot in dots_in(svg):
        assert left <= float(dot.get("cx")) - float(dot.get("r"))
        assert float(dot.get("cx")) + float(dot.get("r")) <= left + width
        assert float(dot.get("cy")) >= float(dot.get("r"))
    assert all(0 < float(text.get("y")) <= height for text in svg.iter(f"{SVG}text"))
