from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from eval.errors import EvalError
from eval.speed import plots, results, tables
from eval.speed.growth import ADDING, ADDING_TO_COPY, OPENING, SEARCH, SEARCH_TO_ENCODE
from eval.speed.records import Findings, Paired, Step


def test_what_was_written_is_read_again(tmp_path, parts):
    results.write(tmp_path, parts)
    assert results.read(tmp_path) == parts
    assert [path.name for path in tmp_path.iterdir()] == ["speed.json"]


def test_nothing_was_measured_where_there_is_no_file(tmp_path):
    assert results.read(tmp_path / "new") == {}


def test_a_file_of_another_version_is_left_alone(tmp_path):
    (tmp_path / "speed.json").write_text('{"schema": 99}')
    with pytest.raises(EvalError, match=r"speed\.json: has format 99, this version writes 1"):
        results.read(tmp_path)


@pytest.mark.parametrize(
    ("content", "field"),
    [
        ("{", "(whole)"),
        ("[]", "(whole)"),
        ("[" * 100_000, "(whole)"),
        ("{}", "schema"),
        ('{"schema": 1, "parts": {"growth": {}}}', "parts.growth.name"),
    ],
)
def test_a_broken_file_is_named_with_its_field(tmp_path, content, field):
    (tmp_path / "speed.json").write_text(content)
    with pytest.raises(EvalError, match=r"holds no measurement .* --out") as caught:
        results.read(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path / 'speed.json'}, field {field!r}: ")


def test_a_ratio_that_is_no_number_is_named(tmp_path, parts):
    results.write(tmp_path, parts)
    file = tmp_path / "speed.json"
    file.write_text(file.read_text().replace("1.25", '"fast"', 1))
    with pytest.raises(EvalError, match=r"'parts\.startup\.findings\.figures\.0\.ratios\.1'"):
        results.read(tmp_path)


def test_ratios_are_told_with_their_range_and_number(parts):
    page = tables.markdown(parts)
    assert "| start / import | 1.50 [1.25 to 2.00] | 3 |" in page
    assert "Measured on 12 modules; a.json (sha256 000000000000)" in page
    assert "commit c0ffeec0ffee and changes" in page
    assert "2 CPUs (load 0.2 before the run)" in page
    assert "Building an index" not in page


def steps():
    more = [Paired.of(SEARCH, [8.0]), Paired.of(OPENING, [9.0]), Paired.of(ADDING, [7.5])]
    copy = Paired.of(ADDING_TO_COPY, [3.0])
    small = Step(1000, 180, 4_000_000, 2**29, (Paired.of(SEARCH_TO_ENCODE, [0.0251]), copy))
    large = Step(10_000, 1800, 36_000_000, 2**30, (Paired.of(SEARCH_TO_ENCODE, [2.0, 4.0]), *more))
    return small, large


def test_growth_is_told_beside_the_smallest(parts):
    growth = replace(parts["growth"], findings=Findings(passages=steps()))
    lines = tables.markdown({"growth": growth}).splitlines()
    assert (
        "| 1,000 | 0.0251 [0.0251 to 0.0251] | 1 | 1 | 512 (×1.00) | 4,000 (×1.00) | 1 "
        "| 3.00 [3.00 to 3.00] |" in lines
    )
    assert (
        "| 10,000 | 3.00 [2.00 to 4.00] | 8.00 [8.00 to 8.00] | 9.00 [9.00 to 9.00] "
        "| 1,024 (×2.00) | 3,600 (×9.00) | 7.50 [7.50 to 7.50] | - |"
    ) in lines
    rows = [line for line in lines if line.startswith("|")]
    assert {line.count("|") for line in rows} == {9}


def test_memory_that_the_system_does_not_tell_is_not_made_up(parts, tmp_path):
    hidden = tuple(replace(step, memory=None) for step in steps())
    growth = replace(parts["growth"], findings=Findings(passages=hidden))
    assert "not told by this system" in tables.markdown({"growth": growth})
    plots.write(tmp_path, {"growth": growth})
    assert "peak memory" not in (tmp_path / "growth.svg").read_text()


@pytest.mark.parametrize(
    ("value", "told"),
    [
        (0.00123, "0.00123"),
        (0.5, "0.500"),
        (1, "1.00"),
        (9.996, "10.0"),
        (12.34, "12.3"),
        (4321, "4,321"),
    ],
)
def test_figures_have_three_digits_that_count(value, told):
    assert tables.short(value) == told


def test_pictures_are_the_same_file_for_the_same_figures(parts, tmp_path):
    growth = replace(parts["growth"], findings=Findings(passages=steps()))
    for folder in (tmp_path / "a", tmp_path / "b"):
        folder.mkdir()
        plots.write(folder, {**parts, "growth": growth})
    for name in ("ratios.svg", "growth.svg"):
        first, second = ((tmp_path / folder / name).read_text() for folder in "ab")
        assert first == second
        ET.fromstring(first)
        assert "<dc:date>" not in first
    assert "start / import" in (tmp_path / "a" / "ratios.svg").read_text()
    told = (tmp_path / "a" / "growth.svg").read_text()
    for label in ("searching", "opening", "adding one article", "peak memory", "disk"):
        assert label in told


def test_nothing_is_drawn_where_nothing_was_measured(tmp_path):
    plots.write(tmp_path, {})
    assert list(tmp_path.iterdir()) == []


def test_the_file_is_plain_json(tmp_path, parts):
    results.write(tmp_path, parts)
    record = json.loads((tmp_path / "speed.json").read_text())
    (figure,) = record["parts"]["startup"]["findings"]["figures"]
    assert (figure["median"], figure["low"], figure["high"]) == (1.5, 1.25, 2.0)
    assert record["parts"]["growth"]["origin"]["program"]["commit"]["changed"] is True
