"""A large index goes through codes, and finds what comparing every vector finds."""

from __future__ import annotations

import numpy as np
import pytest

from index.build import build_index
from index.dense import CODES
from index.errors import IndexDamaged
from index.generation import Generation, open_contents
from index.layout import Layout

WORDS = (
    "harbour office closed websites fined film pirates raids cases court links servers bread river "
    "bridge copies actors tickets sites deputies rights summer winter market orchard"
).split()
TOP = 10
FEW = 100
"""Passages up to which these indexes are scanned whole."""


@pytest.fixture(scope="module")
def texts():
    draw = np.random.default_rng(0)
    return [" ".join(draw.choice(WORDS, 12)) + "." for _ in range(600)]


@pytest.fixture
def build(tmp_path, encoder, make_article, texts):
    """Build with some of the texts; return the report and the opened contents."""

    def built(chosen, most_scanned=FEW, folder="index"):
        articles = [make_article(f"a{number:03}", texts[number]) for number in chosen]
        build_index(articles, tmp_path / folder, encoder, most_scanned=most_scanned)
        return open_contents(tmp_path / folder)

    return built


def cosines_of(contents, encoder, texts):
    return [contents.dense.search(vector, TOP)[1] for vector in encoder.encode(texts)]


def test_a_small_index_has_no_codes(build):
    manifest, contents = build(range(FEW))
    assert manifest.codes is None
    assert contents.dense.codes is None


def test_codes_find_nearly_all_that_a_scan_finds(build, encoder, texts):
    manifest, contents = build(range(600))
    assert manifest.codes.kind == "RaBitQ"
    _, exact = build(range(600), most_scanned=10_000, folder="exact")
    questions = [" ".join(text.split()[:5]) for text in texts[:100]]
    ours, best = (cosines_of(each, encoder, questions) for each in (contents, exact))
    as_near = [one >= other[-1] - 1e-6 for one, other in zip(ours, best, strict=True)]
    assert np.mean(as_near) >= 0.99


def test_cosines_are_those_of_the_vectors_as_they_are(build, encoder):
    _, contents = build(range(600))
    (vector,) = encoder.encode(["harbour film bread"])
    rows, cosines = contents.dense.search(vector, 20)
    assert cosines == pytest.approx(contents.dense.vectors(rows) @ vector, abs=1e-6)
    assert (np.diff(cosines) <= 0).all()
    assert len(set(rows.tolist())) == 20


def test_codes_of_what_stays_are_kept_and_new_ones_fit_in(build):
    before, old = build(range(400))
    after, contents = build([*range(3, 400), *range(500, 520)])
    assert after.codes.trained_on == before.codes.trained_on == 400
    assert (contents.dense.codes.middle() == old.dense.codes.middle()).all()
    assert (contents.dense.codes.codes()[:397] == old.dense.codes.codes()[3:]).all()
    vectors = contents.dense.vectors(np.arange(417))
    nearest = [int(contents.dense.search(each, 1)[0][0]) for each in vectors]
    assert nearest == list(range(417))


def test_an_index_that_grew_to_more_than_twice_its_size_gets_new_ones(build):
    build(range(150))
    manifest, _ = build(range(310))
    assert manifest.codes.trained_on == 310


def test_codes_are_gone_from_an_index_that_shrank(build):
    build(range(200))
    manifest, contents = build(range(50))
    assert manifest.codes is None
    assert len(contents.dense) == 50


@pytest.mark.parametrize("share", [0, 0.5, 0.999])
def test_damaged_codes_are_found_on_opening(build, tmp_path, encoder, share):
    build(range(600))
    layout = Layout(tmp_path / "index")
    file = layout.folder(layout.serving()) / CODES
    content = bytearray(file.read_bytes())
    content[int(share * len(content))] ^= 1
    file.write_bytes(content)
    with pytest.raises(IndexDamaged, match=CODES):
        open_contents(tmp_path / "index", at_once=0)
    with pytest.raises(IndexDamaged, match=CODES):
        Generation.open(tmp_path / "index", encoder)
