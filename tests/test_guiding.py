"""A clusterer that is told where articles are."""

from dataclasses import replace

from cluster.samples import long_report, reports

from crossread.guiding import GuidedClusterer

FERRY, MAYOR = reports("ferry"), reports("mayor")


def fed() -> GuidedClusterer:
    clusterer = GuidedClusterer()
    for article in (*FERRY[:2], *MAYOR[:2]):
        clusterer.add(article)
    return clusterer


def test_what_comes_next_is_placed_by_what_it_was_told() -> None:
    clusterer = fed()
    clusterer.put({"ferry-0": "told", "ferry-1": "told", "unknown": "told"})
    assert clusterer.story_of("ferry-0") == clusterer.story_of("ferry-1") == "told"
    assert clusterer.add(FERRY[2]).story == "told"


def test_a_copy_goes_with_its_original_or_without_it() -> None:
    original, copy = long_report("original"), long_report("copy", source="Another")
    for told, expected in (
        ({"original": "t", "copy": "t"}, ("t", "t")),
        ({"copy": "t", "original": "t"}, ("t", "t")),
        ({"original": "t"}, ("t", "own")),
        ({"copy": "t"}, ("own", "t")),
        ({"original": "t", "copy": "u"}, ("t", "u")),
    ):
        clusterer = GuidedClusterer()
        own = clusterer.add(original).story
        assert clusterer.add(copy).copy_of == "original"
        clusterer.put(told)
        found = clusterer.story_of("original"), clusterer.story_of("copy")
        assert found == tuple(own if story == "own" else story for story in expected)
        clusterer.put({"original": "back", "copy": "back"})
        assert clusterer.story_of("original") == clusterer.story_of("copy") == "back"


def test_a_piece_that_stands_alone_can_be_put_in_a_story() -> None:
    clusterer = fed()
    clusterer.add(replace(long_report("live"), title="Live updates: ferry"))
    clusterer.put({"live": "told"})
    assert clusterer.story_of("live") == "told"


def test_what_stands_around_an_article_is_told_by_where_it_is_now() -> None:
    clusterer = fed()
    clusterer.repair()
    found = clusterer.around(FERRY[0])
    assert found is not None
    assert (found.closest, found.copy_of) == ("ferry-1", None)
    assert {"Halvard", "Solheim"} <= set(found.shared)
    assert found.days == "both tell of 2031-03-04"
    away = clusterer.story_of("ferry-1")
    clusterer.put({"ferry-0": "told"})
    found = clusterer.around(FERRY[0])
    assert found is not None
    assert (found.closest, found.shared, found.runner_up) == (None, (), away)
    assert (found.runner_up_score or 0) > 0.5


def test_around_a_copy_stands_its_original() -> None:
    clusterer = fed()
    clusterer.add(long_report("original"))
    copy = long_report("copy", source="Another")
    clusterer.add(copy)
    found = clusterer.around(copy)
    assert found is not None
    assert (found.closest, found.copy_of, found.runner_up) == ("original", "original", None)


def test_around_an_article_that_it_does_not_know_stands_nothing() -> None:
    assert fed().around(FERRY[2]) is None


def test_told_all_that_it_knows_it_changes_nothing() -> None:
    clusterer = fed()
    stories = {article.id: clusterer.story_of(article.id) for article in (*FERRY[:2], *MAYOR[:2])}
    clusterer.put(stories)
    assert {article: clusterer.story_of(article) for article in stories} == stories
    clusterer.look_again([*stories, "unknown"])
    assert clusterer.repair() == []


def test_what_has_left_the_window_is_passed_over() -> None:
    clusterer = GuidedClusterer(window=2)
    for article in (*FERRY[:2], *MAYOR[:2]):
        clusterer.add(article)
    clusterer.put({"ferry-0": "told", "mayor-0": "told"})
    assert clusterer.story_of("mayor-0") == "told"
    assert clusterer.add(replace(FERRY[2])).story != "told"
