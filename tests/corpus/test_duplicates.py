from __future__ import annotations

import random
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus import duplicates
from corpus.article import Article, Copy

SENTENCES = [
    "The harbour council voted on Monday to ban loud horns from the old port.",
    "A captain said that nobody would miss them after such a long time.",
    "The fine for a horn that sounds all the same is 40 crowns a day.",
    "In the past year 251 people wrote letters of complaint to the mayor.",
    "She answered each of them and promised that silence would return.",
    "Hotels along the water expect more guests once the ban has begun.",
    "Fishermen asked for an exception in fog, which the council granted.",
]
STORY = " ".join(SENTENCES)


def fold_duplicates(articles) -> tuple[Article, ...]:
    return tuple(duplicates.fold_duplicates(list(articles)))


def article(place: str, text: str = STORY, date: str | None = None, title: str = "T") -> Article:
    return Article(id=place, title=title, text=text, path=f"in/{place}", place=place, date=date)


def places(articles: tuple[Article, ...]) -> list[str]:
    return [found.place for found in articles]


def test_the_same_text_becomes_one_article_that_knows_its_copies() -> None:
    one = article("one.txt", date="2016-12-29")
    two = replace(article("two.txt", title="Other"), publisher="Example Daily")

    assert fold_duplicates([two, one]) == (
        replace(one, copies=(Copy("in/two.txt", "Other", "Example Daily"),)),
    )


@pytest.mark.parametrize(
    "other",
    [
        STORY.upper(),
        STORY.replace(". ", ".\n\n"),
        "Loud horns are banned\n" + STORY,
        "BEIJING, Dec. 29 (Xinhua) -- " + STORY,
        STORY + " Readers may write to the desk.",
        STORY.replace("long time", "while"),
    ],
)
def test_near_copies_are_folded(other: str) -> None:
    (kept,) = fold_duplicates(
        [article("a.txt", other, title="Loud horns are banned"), article("b")]
    )

    assert len(kept.copies) == 1


@pytest.mark.parametrize(
    ("figure", "correction"),
    [
        ("251", "215"),
        ("251", "25"),
        ("40 crowns", "forty crowns"),
        ("40 crowns", "4.0 crowns"),
        ("would return", "would not return"),
        ("nobody", "everybody"),
        ("the past year", "the past three years"),
        ("ban loud horns", "ban one hundred horns"),
    ],
)
def test_a_corrected_figure_or_a_negation_is_never_folded(figure: str, correction: str) -> None:
    assert figure in STORY
    corrected = article("b.txt", STORY.replace(figure, correction))

    assert places(fold_duplicates([article("a.txt"), corrected])) == ["a.txt", "b.txt"]


def test_figures_that_change_places_are_not_folded() -> None:
    swapped = STORY.replace("251", "x").replace("40", "251").replace("x", "40")

    assert len(fold_duplicates([article("a.txt"), article("b.txt", swapped)])) == 2


def test_a_headline_with_another_figure_is_not_folded() -> None:
    texts = [f"Some {number} horns banned\n{STORY}" for number in (300, 500)]
    articles = [article(text, text, title=text.split("\n")[0]) for text in texts]

    assert len(fold_duplicates(articles)) == 2


def test_headlines_of_their_own_are_no_difference() -> None:
    texts = [f"{headline}\n{STORY}" for headline in ("After 251 letters, a ban", "Silence returns")]
    articles = [article(text[:5], text, title=text.split("\n")[0]) for text in texts]

    assert len(fold_duplicates(articles)) == 1


def test_other_stories_stay_apart() -> None:
    half = " ".join(SENTENCES[:3] + ["Something else was said by others."] * 3)

    assert len(fold_duplicates([article("a.txt"), article("b.txt", half)])) == 2
    assert len(fold_duplicates([article("a", "Port news."), article("b", "Port horns.")])) == 2


def test_the_earliest_then_the_longest_then_the_first_is_kept() -> None:
    longer = STORY + " And so it was."
    candidates = [
        article("4.txt", date="2016-12-28"),
        article("3.txt", longer, date="2016-12-29"),
        article("2.txt", date="2016-12-29"),
        article("1.txt", longer),
        article("0.txt"),
    ]
    for gone in range(len(candidates)):
        (kept,) = fold_duplicates(candidates[gone:])
        assert kept.place == candidates[gone].place
        assert [copy.path for copy in kept.copies] == sorted(
            found.path for found in candidates[gone + 1 :]
        )


def test_the_order_of_the_articles_does_not_matter() -> None:
    # A chain: each is near the next, the ends are not near each other.
    chain = [
        article(str(start), " ".join(SENTENCES[start:] + SENTENCES[:start])) for start in range(3)
    ]
    chain.append(article("9", STORY + " " + SENTENCES[0].replace("Monday", "Friday")))

    results = {fold_duplicates(order) for order in permutations(chain)}

    assert len(results) == 1


@settings(max_examples=30)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12), st.randoms())
def test_every_article_is_kept_or_a_copy(texts: list[str], chance: random.Random) -> None:
    articles = [article(f"{number}.txt", text) for number, text in enumerate(texts)]
    shuffled = chance.sample(articles, len(articles))

    folded = fold_duplicates(shuffled)

    assert folded == fold_duplicates(articles)
    assert len(folded) == len(set(texts))
    paths = [path for kept in folded for path in (kept.path, *(copy.path for copy in kept.copies))]
    assert sorted(paths) == sorted(found.path for found in articles)


def test_nothing_becomes_nothing() -> None:
    assert fold_duplicates([]) == ()
