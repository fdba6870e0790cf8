from __future__ import annotations

import dataclasses
import json
import weakref
from collections.abc import Collection

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from corpus.article import Article
from index import layout as layout_module
from index.build import build_index
from index.errors import IndexDamaged, IndexLocked, IndexMismatch, IndexMissing
from index.generation import Generation, open_contents
from index.layout import Layout
from index.manifest import Manifest

SENTENCES = [
    "Police closed 12 websites in May.",
    "The bureau fined a shop.",
    "Lina Mork, head of the office, spoke on Friday.",
    "Nobody was hurt.",
    "Films were copied in Avonbridge.",
]
TERMS = ["film", "12", "offic", "may", "fridai", "nobodi"]


def state(directory):
    """What a reader of the index can see of it, generation number and time left out."""
    _, contents = open_contents(directory)
    rows = range(len(contents.passages))
    return (
        list(contents.articles.stream()),
        list(contents.passages),
        [vector.tobytes() for vector in contents.dense.vectors(list(rows))],
        [contents.lexical.search([term], 0, rows)[1].tolist() for term in TERMS],
        contents.aliases.groups,
        list(contents.vocabulary.counted()),
    )


def test_adding_one_article_embeds_only_its_passages(tmp_path, encoder, make_article):
    articles = [make_article(f"a{number}", f"Story {number}. More.") for number in range(1000)]
    build_index(articles, tmp_path, encoder)
    encoder.encoded.clear()
    new = make_article("zz", " ".join(["One more story was told at length."] * 30))
    report = build_index([*articles, new], tmp_path, encoder)
    own = [p for p in open_contents(tmp_path)[1].passages if p.article_id == new.id]
    assert len(own) > 1
    assert len(encoder.encoded) == report.embedded == len(own)
    assert (report.added, report.unchanged) == (1, 1000)


def test_building_again_unchanged_embeds_and_publishes_nothing(tmp_path, encoder, make_article):
    articles = [make_article("a", "One."), make_article("b", "Two.")]
    first = build_index(articles, tmp_path, encoder)
    encoder.encoded.clear()
    again = build_index(articles, tmp_path, encoder)
    assert encoder.encoded == []
    assert not again.published
    assert again.generation == first.generation


def test_an_edited_and_a_removed_article_are_told_apart(tmp_path, encoder, make_article):
    build_index([make_article("a", "One."), make_article("b", "Two.")], tmp_path, encoder)
    report = build_index([make_article("a", "Now three.")], tmp_path, encoder)
    assert (report.added, report.updated, report.removed, report.unchanged) == (0, 1, 1, 0)


def test_a_new_title_embeds_the_passage_again(tmp_path, encoder, make_article):
    build_index([make_article("a", "One.", title="Old")], tmp_path, encoder)
    report = build_index([make_article("a", "One.", title="New")], tmp_path, encoder)
    assert report.embedded == 1


def test_no_passage_is_longer_than_the_encoders_window(tmp_path, make_encoder, make_article):
    encoder = make_encoder(max_tokens=90)
    text = " ".join(f"word{number}" for number in range(500)) + ". Short end."
    title = " ".join(["title"] * 200)
    build_index([make_article("a", text, title=title)], tmp_path, encoder)
    assert max(encoder.count_tokens(encoder.encoded)) <= 90


changes = st.lists(
    st.dictionaries(
        st.sampled_from("abcde"), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)
    ),
    min_size=1,
    max_size=5,
)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes)
def test_building_on_equals_building_afresh(tmp_path_factory, make_encoder, make_article, steps):
    grown, fresh = tmp_path_factory.mktemp("grown"), tmp_path_factory.mktemp("fresh")
    for step in steps:
        articles = [make_article(name, " ".join(text)) for name, text in sorted(step.items())]
        build_index(articles, grown, make_encoder())
    build_index(articles, fresh, make_encoder())
    assert state(grown) == state(fresh)


def test_postings_put_aside_on_the_way_are_the_same(tmp_path, encoder, make_article, monkeypatch):
    articles = [make_article(f"a{number}", SENTENCES[number % 5]) for number in range(300)]
    build_index(articles, tmp_path / "at once", encoder)
    monkeypatch.setattr("index.writing.POSTINGS_AT_ONCE", 20)
    build_index(articles, tmp_path / "in parts", encoder)
    assert state(tmp_path / "in parts") == state(tmp_path / "at once")
    assert not (Layout(tmp_path / "in parts").folder(1) / "runs").exists()


class Watched(Article):
    """An article of which it can be told whether anybody still holds it."""

    __slots__ = ("__weakref__",)


class Passing(Collection):
    """Articles that are made when they are asked for; remembers how many were there at once."""

    def __init__(self, count, make_article):
        self._count = count
        self._make = make_article
        self.most = 0

    def __len__(self):
        return self._count

    def __contains__(self, article):
        raise NotImplementedError

    def __iter__(self):
        there = weakref.WeakSet()
        for number in range(self._count):
            text = " ".join(f"Office {number} closed site {each} in May." for each in range(40))
            article = Watched(**dataclasses.asdict(self._make(f"a{number:03}", text)))
            there.add(article)
            self.most = max(self.most, len(there))
            yield article


def test_a_build_holds_only_some_articles_at_a_time(tmp_path, encoder, make_article):
    articles = Passing(400, make_article)
    for _ in range(2):
        build_index(articles, tmp_path, encoder)
    report = build_index([make_article("z", "The end.")], tmp_path, encoder)
    assert report.removed == 400
    assert 1 < articles.most < 150


def test_two_generations_are_kept_and_no_more(tmp_path, encoder, make_article):
    for text in ("One.", "Two.", "Three.", "Four."):
        build_index([make_article("a", text)], tmp_path, encoder)
    assert sorted(folder.name for folder in Layout(tmp_path).generations.iterdir()) == ["3", "4"]


def test_what_a_killed_build_left_is_cleared_away(tmp_path, encoder, make_article):
    article = make_article("a", "One.")
    build_index([article], tmp_path, encoder)
    left = Layout(tmp_path).folder(2)
    left.mkdir()
    (left / "articles.jsonl").write_text("half a li")
    build_index([article], tmp_path, encoder)
    assert not left.exists()


def test_a_build_that_fails_leaves_the_old_generation(tmp_path, encoder, make_article):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    before = state(tmp_path)

    def fail(batches):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_index([make_article("b", "Two.")], tmp_path, _Failing(encoder, fail))
    assert state(tmp_path) == before
    assert [folder.name for folder in Layout(tmp_path).generations.iterdir()] == ["1"]
    report = build_index([make_article("b", "Two.")], tmp_path, encoder)
    assert report.published


class _Failing:
    def __init__(self, encoder, fail):
        self.__dict__.update(encoder.__dict__)
        self.count_tokens = encoder.count_tokens
        self.encode = lambda texts, progress=iter: fail(texts)


def test_a_disk_that_fills_up_leaves_the_old_generation(
    tmp_path, encoder, make_article, monkeypatch
):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    before = state(tmp_path)

    def full(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("index.manifest.Manifest.save", full)
    with pytest.raises(OSError, match="No space left"):
        build_index([make_article("b", "Two.")], tmp_path, encoder)
    monkeypatch.undo()
    assert state(tmp_path) == before
    assert [folder.name for folder in Layout(tmp_path).generations.iterdir()] == ["1"]


@pytest.mark.parametrize("step", range(1, 20))
def test_whichever_sync_fails_the_index_opens(tmp_path, encoder, make_article, monkeypatch, step):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    old = state(tmp_path)
    calls = iter(range(1, 100))
    sync = layout_module._sync

    def fail_once(path):
        if next(calls) == step:
            raise OSError(5, "Input/output error")
        sync(path)

    monkeypatch.setattr(layout_module, "_sync", fail_once)
    try:
        build_index([make_article("b", "Two.")], tmp_path, encoder)
    except OSError:
        after = state(tmp_path)
    else:
        assert next(calls) <= step
        return
    monkeypatch.undo()
    build_index([make_article("b", "Two.")], tmp_path, encoder)
    assert after in (old, state(tmp_path))


def test_a_file_of_the_desktop_among_the_generations_does_no_harm(tmp_path, encoder, make_article):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    (Layout(tmp_path).generations / ".DS_Store").write_text("x")
    for text in ("Two.", "Three."):
        assert build_index([make_article("a", text)], tmp_path, encoder).published


def test_articles_of_one_name_in_two_folders_are_counted_apart(tmp_path, encoder, make_article):
    two = [make_article("a", "One."), make_article("a", "Two.")]
    assert build_index(two, tmp_path, encoder).added == 2
    report = build_index([two[0], make_article("a", "Three.")], tmp_path, encoder)
    assert (report.added, report.updated, report.removed, report.unchanged) == (0, 1, 0, 1)


def test_another_language_cuts_the_passages_anew(tmp_path, encoder, make_article):
    article = make_article("a", "Dr. Who met. Er war da.")
    build_index([article], tmp_path, encoder)
    german = dataclasses.replace(article, language="de")
    build_index([german], tmp_path, encoder)
    assert open_contents(tmp_path)[1].articles[article.id].language == "de"


def test_a_second_builder_is_told_who_holds_the_lock(tmp_path, encoder, make_article):
    with (
        Layout(tmp_path).locked(),
        pytest.raises(IndexLocked, match=r"another build \(process \d+\)"),
    ):
        build_index([make_article("a", "One.")], tmp_path, encoder)


def test_a_damaged_index_is_built_anew(tmp_path, encoder, make_article):
    article = make_article("a", "One.")
    build_index([article], tmp_path, encoder)
    (Layout(tmp_path).folder(1) / "passages.places").write_text("{}")
    report = build_index([article], tmp_path, encoder)
    assert report.published
    assert report.embedded == 1
    assert Generation.open(tmp_path, encoder).manifest.generation == report.generation


def test_an_empty_index_opens_and_finds_nothing(tmp_path, encoder):
    build_index([], tmp_path, encoder)
    contents = Generation.open(tmp_path, encoder).contents
    assert len(contents.dense) == 0
    assert contents.lexical.search(["film"], 5)[0].tolist() == []


def test_no_index_says_how_to_make_one(tmp_path, encoder):
    with pytest.raises(IndexMissing, match="python -m index build"):
        Generation.open(tmp_path / "none", encoder)


def test_another_encoder_of_the_same_dimension_is_refused_by_name(
    tmp_path, make_encoder, make_article
):
    build_index([make_article("a", "One.")], tmp_path, make_encoder("first"))
    with pytest.raises(IndexMismatch, match=r"'first'.*'second'"):
        Generation.open(tmp_path, make_encoder("second"))


def test_another_format_is_refused(tmp_path, encoder, make_article):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    file = Layout(tmp_path).folder(1) / "manifest.json"
    file.write_text(json.dumps({**json.loads(file.read_text()), "schema": 99}))
    with pytest.raises(IndexMismatch, match="format 99"):
        Manifest.open(file.parent)


def test_every_cut_and_every_flipped_bit_is_found_and_named(tmp_path, encoder, make_article):
    text = "The National Film Office (NFO) closed 12 sites. It was May."
    build_index([make_article("a", text)], tmp_path, encoder)
    layout = Layout(tmp_path)
    files = [path for path in layout.folder(1).rglob("*") if path.is_file()]
    for file in [*sorted(files), layout.current]:
        whole = file.read_bytes()
        flipped = bytes([*whole[:-1], whole[-1] ^ 1])
        middle = len(whole) // 2
        inside = whole[:middle] + bytes([whole[middle] ^ 64]) + whole[middle + 1 :]
        for damaged in {whole[: len(whole) * share // 100] for share in (0, 1, 25, 50, 99)}:
            check_is_found(file, damaged, whole, tmp_path, encoder)
        check_is_found(file, flipped, whole, tmp_path, encoder)
        check_is_found(file, inside, whole, tmp_path, encoder)


def check_is_found(file, damaged, whole, directory, encoder):
    if damaged.strip() == whole.strip():
        return
    file.write_bytes(damaged)
    with pytest.raises((IndexDamaged, IndexMismatch), match=file.name):
        Generation.open(directory, encoder)
    file.write_bytes(whole)


def test_a_missing_file_is_named(tmp_path, encoder, make_article):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    (Layout(tmp_path).folder(1) / "vectors.f32").unlink()
    with pytest.raises(IndexDamaged, match=r"vectors\.f32 is missing"):
        Generation.open(tmp_path, encoder)


def test_nothing_is_pickled(tmp_path, encoder, make_article):
    build_index([make_article("a", "One.")], tmp_path, encoder)
    for file in Layout(tmp_path).folder(1).rglob("*"):
        assert file.is_dir() or not file.read_bytes().startswith(b"\x80")


def test_a_text_that_changed_under_its_id_is_cut_anew(tmp_path, encoder, make_article):
    before = make_article("fair", "The fair opened. It drew many people.")
    build_index([before], tmp_path, encoder)
    after = dataclasses.replace(before, text="Closed.")
    build_index([after], tmp_path, encoder)
    contents = Generation.open(tmp_path, encoder).contents
    assert [passage.text(after) for passage in contents.passages] == ["Closed."]
