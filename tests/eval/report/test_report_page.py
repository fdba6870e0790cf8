from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from eval.provenance import Commit
from eval.report.page import HEADLINES, NOTES, as_html
from eval.rows import CitedQuote, FoundPassage, Row
from eval.summary import TABLES, Summary, summarise
from tests.chromium import CHROMIUM, DRIVER, MISSING, chromium

Make = Callable[..., Row]

PASSAGE = "The ferry sank. It had carried 312 people a day. Nobody was on board."
QUOTE = "It had carried 312 people a day."

HOSTILE = (
    "</title></style></script><script>window.hacked=1</script><img src=/hack onerror=hacked=2>"
    '<svg onload=hacked=3>" onclick="hacked=4" \' {{ 7 * 7 }} {% raw %} ${hacked=5} <!-- ]]> &lt;b>'
)


def page_of(rows: list[Row]) -> html.HtmlElement:
    return html.fromstring(as_html(rows, summarise(rows)))


def words(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


STEP = re.compile(r"(\w*)(?:#([\w-]+))?(?:\.([\w-]+))?(?:\[([\w-]+)(?:=([\w-]+))?\])?")


def every(page: html.HtmlElement, selector: str) -> list[html.HtmlElement]:
    """Elements by the CSS selectors that are used here: tag, #id, .class, [name], descendants."""
    path = "."
    for step in selector.split():
        tag, id, style, attribute, value = STEP.fullmatch(step).groups()
        path += f"//{tag or '*'}"
        path += f"[@id='{id}']" if id else ""
        path += f"[contains(concat(' ', @class, ' '), ' {style} ')]" if style else ""
        path += f"[@{attribute}='{value}']" if value else f"[@{attribute}]" if attribute else ""
    return page.xpath(path)


def one(page: html.HtmlElement, selector: str) -> html.HtmlElement:
    (found,) = every(page, selector)
    return found


def cited(right: bool = True) -> CitedQuote:
    start = 500 + PASSAGE.index(QUOTE)
    end = start + len(QUOTE)
    return CitedQuote("ferry-1", "Ferry news", start, end, QUOTE, 0.875, right, supports=right)


def found(rank: int = 1, right: bool = True, title: str = "Ferry news") -> FoundPassage:
    return FoundPassage(rank, "ferry-1", title, 500, 500 + len(PASSAGE), PASSAGE, right)


@pytest.fixture
def rows(make_row: Make) -> list[Row]:
    right = ["ferry-1"]
    best = (found(),)
    wrong = make_row(
        ["312", "three hundred and twelve"],
        "40 boats",
        ranking=right,
        wanted=right,
        cited=[cited()],
        evidence="it had carried\n312 people",
        id="q-wrong",
        confidence=0.875,
    )
    missed = make_row(["x"], None, kind="date", ranking=["b", *right], wanted=right, id="q-missed")
    invented = make_row([], "Ida", kind="unanswerable", cited=[cited(False)], id="q-invented")
    return [
        make_row(["312"], "312", ranking=right, wanted=right, cited=[cited()], id="q-right"),
        replace(wrong, passages=best, question="How many people?", standalone="A ferry’s people?"),
        replace(missed, passages=(found(1, False, "Boat news"), found(3)), question="When?"),
        replace(invented, passages=best, question="Who sank it?"),
        make_row([], None, kind="unanswerable", id="q-refused"),
    ]


@pytest.fixture(scope="module")
def kept() -> dict[str, Any]:
    """What is worked out once for all tests that look at the same rows."""
    return {}


@pytest.fixture
def summary(rows: list[Row], kept: dict[str, Any]) -> Summary:
    if "summary" not in kept:
        kept["summary"] = summarise(rows)
    return kept["summary"]


@pytest.fixture
def page(rows: list[Row], summary: Summary, kept: dict[str, Any]) -> html.HtmlElement:
    if "page" not in kept:
        kept["page"] = as_html(rows, summary)
    return html.fromstring(kept["page"])


def failed(page: html.HtmlElement, case: str) -> html.HtmlElement:
    rows = every(page, ".failures tbody tr")
    (found,) = [row for row in rows if f"{case} of" in words(row)]
    return found


def told(failure: html.HtmlElement) -> dict[str, str]:
    """What a failure says, by what its list calls it."""
    terms = [words(term) for term in every(failure, "dt")]
    return dict(zip(terms, map(words, every(failure, "dd")), strict=True))


def test_the_head_tells_what_was_run(page: html.HtmlElement) -> None:
    head = words(one(page, "header"))
    assert "5 questions of set.jsonl" in head
    assert "Asked of pullquote over 2 articles in 4 passages, 2024-01-01 00:00:00 UTC" in head
    assert "Half of the replies came within 10 ms, 95% within 10 ms." in head


def test_the_large_figures_are_those_of_the_summary(
    page: html.HtmlElement, summary: Summary
) -> None:
    shown = {words(one(each, "h2")): each for each in every(page, ".headline")}
    assert len(shown) == len(HEADLINES)
    for (table, measure), (label, _) in HEADLINES.items():
        figure = summary.groups[0].tables[table][measure]
        assert words(one(shown[label], ".value")) == f"{figure.value:.3f}"
        interval = f"{figure.low:.3f} to {figure.high:.3f}"
        assert words(one(shown[label], ".interval")) == f"{interval}n {figure.n}"
    assert "less is better" in words(shown["calibration error"])
    assert "less is better" not in words(shown["answer F1"])


def test_every_table_holds_the_figures_of_the_summary(
    page: html.HtmlElement, summary: Summary
) -> None:
    tables = every(page, "table.figures")
    assert len(tables) == len(TABLES)
    for (name, overall), table in zip(summary.groups[0].tables.items(), tables, strict=True):
        measures = [measure for measure, figure in overall.items() if figure.n]
        heads = [words(head) for head in every(table, "thead th")]
        assert heads == ["kind", "n", *(measure.replace("_", " ") for measure in measures)]
        groups = [g for g in summary.groups if any(f.n for f in g.tables[name].values())]
        lines = every(table, "tbody tr")
        assert len(lines) == len(groups)
        for group, line in zip(groups, lines, strict=True):
            values = [cell.get("data-value") for cell in every(line, "td")[1:]]
            figures = [group.tables[name][measure] for measure in measures]
            assert values == ["" if f.value is None else str(f.value) for f in figures]
            for figure, cell in zip(figures, every(line, "td")[1:], strict=True):
                assert words(cell).startswith(
                    "-" if figure.value is None else f"{figure.value:.3f}"
                )
                assert figure.low is None or f"{figure.low:.3f} to {figure.high:.3f}" in words(cell)


def test_kinds_and_sets_have_lines_of_their_own(make_row: Make) -> None:
    rows = [make_row(["x"], "z", set_name="one.jsonl"), make_row(["x"], "y", set_name="two.jsonl")]
    page = page_of(rows)
    assert "2 questions of one.jsonl and two.jsonl" in words(one(page, "h1"))
    (overall, *_) = every(page, "table.figures")
    names = [words(head) for head in every(overall, "th[scope=row]")]
    assert names == ["all questions", "figure", "one.jsonl set", "two.jsonl set"]
    assert len(every(page, "#provenance dl")) == 2
    assert every(page, "select[name=set]")


def test_verdicts_are_counted_by_kind_and_told_in_words(page: html.HtmlElement) -> None:
    heads = [words(head) for head in every(page, ".verdicts thead th")]
    lines = {}
    for line in every(page, ".verdicts tbody tr"):
        cells = [words(cell) for cell in line]
        lines[cells[0]] = dict(zip(heads, cells, strict=True))
    assert {name: lines["all questions"][name] for name in heads[2:]} == {
        "right": "1", "refused": "1", "wrong": "1", "missed": "1", "invented": "1", "n": "5",
    }  # fmt: skip
    assert lines["unanswerable"]["invented"] == "1"
    assert lines["date"]["missed"] == "1"
    assert "missed: refused, though the articles say" in words(one(page, ".legend"))
    bar = every(page, ".verdicts tbody .bar")[0]
    assert [part.get("class") for part in bar.iter("i")] == [
        "right", "refused", "wrong", "missed", "invented",
    ]  # fmt: skip


def test_every_failure_is_there_and_nothing_else(page: html.HtmlElement) -> None:
    cases = [told(failure)["Case"] for failure in every(page, ".failures tbody tr")]
    assert cases == [f"{case} of set.jsonl" for case in ("q-wrong", "q-missed", "q-invented")]
    assert words(one(page, "#failures h2")) == "3 failures"


def test_a_wrong_answer_shows_all_that_tells_why(page: html.HtmlElement) -> None:
    failure = failed(page, "q-wrong")
    cells = [words(cell) for cell in every(failure, "td")[1:]]
    assert cells == ["figure", "wrong", "0.88", "1", "10"]
    assert words(one(failure, "summary")) == "How many people?"
    shown = told(failure)
    assert shown["Taken as"] == "A ferry’s people?"
    assert shown["Expected"] == "312 or three hundred and twelve"
    assert shown["Right articles"] == "ferry-1, rank 1"
    assert shown["Evidence"] == "it had carried 312 people"
    assert shown["Given"].startswith("40 boats")
    assert shown["Citation 1"].startswith(f"{QUOTE} Ferry news ferry-1, characters 516 to 548")
    assert "score 0.88, proves an accepted answer" in shown["Citation 1"]
    assert shown["Best passage"].startswith(PASSAGE)
    marks = [(mark.get("class").split(), mark.text) for mark in every(failure, "mark")]
    assert marks == [
        (["quoted", "evidence"], "It had carried 312 people"),
        (["quoted"], " a day."),
    ]


def test_a_missed_answer_shows_its_reason_and_where_the_right_passage_stands(
    page: html.HtmlElement,
) -> None:
    shown = told(failed(page, "q-missed"))
    assert shown["Refused"] == "No."
    assert shown["Right articles"] == "ferry-1, rank 2"
    assert "Boat news" in shown["Best passage"]
    assert shown["Best passage"].endswith("rank 1, not from a right article")
    assert shown["Right passage"].endswith("rank 3, from a right article")


def test_an_invented_answer_says_that_a_refusal_was_expected(page: html.HtmlElement) -> None:
    failure = failed(page, "q-invented")
    assert told(failure)["Expected"] == "a refusal: the articles don’t say"
    assert words(one(failure, ".rank")) == "-"
    assert "Right passage" not in told(failure)


def test_where_only_retrieval_was_measured_failures_are_those_not_found_first(
    make_row: Make,
) -> None:
    def found_at(ranking: str, case: str) -> Row:
        row = make_row(asked=False, ranking=[*ranking], wanted=["a"], id=case)
        return replace(row, expected=None, passages=(found(right=False),))

    page = page_of([found_at("ab", "first"), found_at("ba", "second"), found_at("bc", "never")])
    assert "Only retrieval was measured" in words(one(page, "header"))
    ranks = [words(cell) for cell in every(page, ".failures .rank")]
    assert ranks == ["2", "none"]
    assert told(failed(page, "never"))["Right articles"] == "a, not among the first 2"
    assert told(failed(page, "never"))["Right passage"] == "none was found"
    assert every(page, ".verdicts") + every(page, ".confidence") + every(page, ".ms") == []
    assert [words(chart) for chart in every(page, "figure h3")] == ["Ranks"]
    assert [words(label) for label in every(page, ".headline h2")] == [*retrieval_measures()]


def retrieval_measures() -> list[str]:
    return ["RR@10", "R@1", "R@5", "R@10", "nDCG@10"]


def test_a_run_without_failures_says_so(make_row: Make) -> None:
    page = page_of([make_row(["x"], "x")])
    assert words(one(page, "#failures")) == "No question failed"
    assert every(page, "table.failures") + every(page, ".filter") == []


def test_a_run_that_answers_nothing_has_no_chart_of_answers(make_row: Make) -> None:
    page = page_of([make_row(["x"], None), make_row([], None)])
    assert [words(chart) for chart in every(page, "figure h3")] == ["Latency"]


def test_charts_tell_the_figures_they_are_about(page: html.HtmlElement, summary: Summary) -> None:
    titles = [words(chart) for chart in every(page, "figure h3")]
    assert titles == ["Reliability", "Risk and coverage", "Latency", "Ranks"]
    figure = summary.groups[0].tables["confidence"]["ece"]
    (caption, *_) = every(page, "figcaption")
    assert f"{figure.value:.3f} ({figure.low:.3f} to {figure.high:.3f})" in words(caption)
    assert len(every(page, "figure svg")) == 4


def test_provenance_stands_for_each_set(rows: list[Row]) -> None:
    refused = rows[-1]
    provenance = replace(refused.provenance, commit=Commit("beef", changed=True), part="report")
    shown = one(page_of([replace(refused, provenance=provenance)]), "#provenance dl")
    terms = dict(zip(map(words, every(shown, "dt")), map(words, every(shown, "dd")), strict=True))
    assert terms == {
        "Set": "sha256 5e7, part report",
        "Index": "2 articles, 4 passages",
        "System": "pullquote",
        "Encoder": "wordscafe",
        "Reader": "scriptf00d",
        "Commit": "beef, with changed files",
        "Versions": "pullquote 0",
        "Python": "3.11",
        "Machine": "abacus",
        "When": "2024-01-01 00:00:00 UTC",
    }
    page = page_of([replace(refused, provenance=replace(provenance, commit=None))])
    assert "not run from a git checkout" in words(one(page, "#provenance"))


def test_every_table_and_headline_is_explained(summary: Summary) -> None:
    assert set(NOTES) == set(TABLES)
    tables = summary.groups[0].tables
    assert all(measure in tables[table] for table, measure in HEADLINES)


def hostile(record: Any) -> Any:
    """The same record with each of its texts replaced, but for those that mean something here."""
    if isinstance(record, str):
        return HOSTILE
    if isinstance(record, tuple):
        return tuple(map(hostile, record))
    if isinstance(record, dict):
        return dict.fromkeys([HOSTILE], HOSTILE)
    if not is_dataclass(record) or isinstance(record, type):
        return record
    values = {field.name: getattr(record, field.name) for field in fields(record)}
    kept = {"verdict": values.get("verdict")} if isinstance(record, Row) else {}
    return type(record)(**{name: hostile(value) for name, value in values.items()} | kept)


def test_hostile_texts_stay_texts(rows: list[Row]) -> None:
    page = page_of([hostile(row) for row in rows])
    assert len(every(page, "script")) == 1
    for smuggled in ("img", "svg svg", "[onload]", "[onclick]", "[onerror]"):
        assert every(page, smuggled) == []
    # The figures of the charts are the only foreign elements; none came out of a text.
    assert len(every(page, "svg")) == len(every(page, "figure"))
    flat = " ".join(HOSTILE.split())
    for failure in every(page, ".failures tbody tr"):
        assert words(one(failure, "summary")) == flat
        assert failure.get("data-kind") == HOSTILE
        assert flat in told(failure)["Best passage"]
    assert flat in words(one(page, "title"))
    assert all(flat in words(shown) for shown in every(page, "#provenance dl"))


def test_nothing_is_asked_from_outside(page: html.HtmlElement, kept: dict[str, Any]) -> None:
    text = kept["page"]
    loading = {"src", "srcset", "href", "xlink:href", "data", "action", "poster", "background"}
    addresses = {
        value for element in page.iter() for name, value in element.items() if name in loading
    }
    assert addresses
    assert all(address.startswith(("#", "data:,")) for address in addresses)
    assert all(place.startswith("#") for place in re.findall(r"url\(([^)]*)\)", text))
    assert "@import" not in text


def test_the_policy_lets_only_the_script_of_the_page_run(page: html.HtmlElement) -> None:
    policy = one(page, "meta[http-equiv=Content-Security-Policy]").get("content")
    script = one(page, "script").text
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"script-src 'sha256-{digest}'" in policy
    assert "default-src 'none'" in policy


def test_the_same_rows_give_the_same_page(
    page: html.HtmlElement, rows: list[Row], summary: Summary, kept: dict[str, Any]
) -> None:
    assert as_html(rows, summary) == kept["page"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    pytest.importorskip("selenium.webdriver")
    if not (CHROMIUM and DRIVER):
        pytest.skip(MISSING)
    with chromium() as driver:
        yield driver


class Visit:
    """A reader of the page."""

    def __init__(self, browser: Any, file: Path) -> None:
        self.browser = browser
        browser.get(file.as_uri())

    def column(self, name: str) -> list[str]:
        """The cells of a column of the failures that are shown, from above."""
        cells = self.browser.find_elements(
            "css selector", f".failures tbody tr:not([hidden]) {name}"
        )
        return [cell.text for cell in cells]

    def press(self, selector: str, head: str) -> str | None:
        """Press the head of a column by keyboard; return how it says it is sorted."""
        heads = self.browser.find_elements("css selector", f"{selector} thead th")
        (wanted,) = [each for each in heads if each.text.strip(" ↑↓") == head]
        wanted.find_element("css selector", "button").send_keys("\n")
        sorted_by: str | None = wanted.get_attribute("aria-sort")
        return sorted_by


@pytest.fixture
def visit(browser: Any, tmp_path: Path) -> Callable[[list[Row]], Visit]:
    def open_page(rows: list[Row]) -> Visit:
        file = tmp_path / "report.html"
        file.write_text(as_html(rows, summarise(rows)), "utf-8")
        for kind in ("performance", "browser"):
            browser.get_log(kind)
        return Visit(browser, file)

    return open_page


def test_failures_are_sorted_by_any_column(
    visit: Callable[[list[Row]], Visit], make_row: Make
) -> None:
    rows = [
        make_row(["x"], "y", kind="date", confidence=0.9, ranking=["b", "a"], wanted=["a"]),
        make_row(["x"], "y", kind="place", confidence=0.25, ranking=["a"], wanted=["a"]),
        make_row([], "y", kind="list", confidence=1.0),
        make_row(["x"], None, kind="figure", confidence=0.1, ranking=["b"], wanted=["a"]),
    ]
    page = visit(rows)
    assert page.press(".failures", "confidence") == "descending"
    assert page.column(".confidence") == ["1.00", "0.90", "0.25", "0.10"]
    assert page.press(".failures", "confidence") == "ascending"
    assert page.column(".confidence") == ["0.10", "0.25", "0.90", "1.00"]
    assert page.press(".failures", "rank") == "descending"
    assert page.column(".rank") == ["none", "2", "1", "-"]
    assert page.press(".failures", "rank") == "ascending"
    assert page.column(".rank") == ["1", "2", "none", "-"]
    assert page.press(".failures", "kind") == "ascending"
    assert page.column(".kind") == ["date", "figure", "list", "place"]


def test_a_table_of_figures_is_sorted_within_its_groups(
    visit: Callable[[list[Row]], Visit], make_row: Make
) -> None:
    kinds = {"date": "y", "figure": "x", "place": "y"}
    page = visit([make_row(["x"], given, kind=kind) for kind, given in kinds.items()])
    page.press("section:has(#table-overall) .scroll:nth-of-type(1) .figures", "right")
    (table, *_) = page.browser.find_elements("css selector", "table.figures")
    names = [head.text for head in table.find_elements("css selector", "th[scope=row]")]
    assert names == ["all questions", "figure", "date", "place"]


def test_failures_are_filtered_by_words_verdict_and_kind(
    visit: Callable[[list[Row]], Visit], rows: list[Row]
) -> None:
    page = visit(rows)
    field = page.browser.find_element("css selector", "[name=words]")
    field.send_keys("boats PEOPLE")
    assert page.column(".kind") == ["figure"]
    assert page.browser.find_element("css selector", "output").text == "1 of 3"
    field.clear()
    field.send_keys(" ")
    page.browser.find_element("css selector", "[name=outcome] [value=invented]").click()
    assert page.column(".verdict") == ["invented"]
    page.browser.find_element("css selector", "[name=kind] [value=date]").click()
    assert page.column(".verdict") == []


def test_in_a_browser_no_hostile_text_runs_and_nothing_is_fetched(
    visit: Callable[[list[Row]], Visit], rows: list[Row]
) -> None:
    page = visit([hostile(row) for row in rows])
    page.press(".failures", "confidence")
    assert page.browser.execute_script("return typeof window.hacked") == "undefined"
    logged = (json.loads(e["message"])["message"] for e in page.browser.get_log("performance"))
    sent = [
        each["params"]["request"]["url"]
        for each in logged
        if each["method"] == "Network.requestWillBeSent"
    ]
    assert [address for address in sent if not address.startswith("data:")] == [
        page.browser.current_url
    ]
    assert page.browser.get_log("browser") == []


def test_the_page_is_no_wider_than_the_window(
    browser: Any, visit: Callable[[list[Row]], Visit], rows: list[Row]
) -> None:
    page = visit([*rows, *map(hostile, rows)])
    page.browser.execute_script("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width in (390, 800, 1280):
        size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
        browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        wide = page.browser.execute_script("return document.documentElement.scrollWidth")
        assert wide <= width
