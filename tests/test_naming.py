from crossread.naming import free_name


def test_a_name_that_is_free_stays_and_a_taken_one_gets_the_first_free_number() -> None:
    taken = {"s", "s-2", "t"}
    assert free_name("u", taken.__contains__) == "u"
    assert free_name("t", taken.__contains__) == "t-2"
    assert free_name("s", taken.__contains__) == "s-3"
