from facilitate.figures.scale import AGREEMENT, SAFETY, SCALES, SKIPPED, TASTE, Role


def test_the_safety_scale_runs_from_safe_to_unsafe_with_the_two_special_answers_last():
    assert SAFETY.values == ("4", "3", "2", "1", "U", "N")
    assert [code.label for code in SAFETY.codes] == [
        "Mycket trygg",
        "Ganska trygg",
        "Ganska otrygg",
        "Mycket otrygg",
        "Undviker – känns otryggt",
        "Är inte där / vet inte",
    ]


def test_whoever_avoids_a_place_counts_in_n_and_as_unsafe_but_is_no_step():
    assert SAFETY.expressed == ("4", "3", "2", "1", "U")
    assert SAFETY.unsafe == ("2", "1", "U")
    assert [code.value for code in SAFETY.steps] == ["4", "3", "2", "1"]
    assert SAFETY.aside == ("N",)


def test_agreement_has_four_steps_and_nothing_else():
    assert AGREEMENT.values == AGREEMENT.expressed == ("4", "3", "2", "1")
    assert AGREEMENT.unsafe == AGREEMENT.aside == ()


def test_practice_has_the_shape_of_the_safety_scale_but_nothing_in_it_is_safe_or_unsafe():
    assert (TASTE.values, TASTE.expressed, TASTE.aside) == (SAFETY.values, SAFETY.expressed, SAFETY.aside)
    assert TASTE.unsafe == ()
    assert not {Role.SAFE, Role.UNSAFE, Role.AVOID} & {code.role for code in TASTE.codes}


def test_every_scale_is_found_by_its_key_and_none_has_the_code_of_a_skip():
    assert {scale.key for scale in SCALES.values()} == {"safety-1", "agreement-1", "taste-1"} == set(SCALES)
    assert not any(SKIPPED in scale.values for scale in SCALES.values())


def test_the_labels_are_found_by_the_extractor_of_messages(tmp_path):
    from babel.messages.extract import extract_from_dir

    import facilitate.figures as package

    found = {message for _, _, message, _, _ in extract_from_dir(package.__path__[0])}
    shown = {text for scale in SCALES.values() for code in scale.codes for text in (code.label, code.short)}
    assert shown <= found
