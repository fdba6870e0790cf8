"""Hostile texts are shown to the letter; nothing runs, nothing is fetched."""

from __future__ import annotations

import json
import re
import time
from decimal import Decimal
from urllib.parse import urlencode, urlsplit

import httpx

from corpus.article import Span
from index.build import build_index
from index.directory.records import Figure
from qa.answer import Citation
from qa.assistant import Assistant
from qa.directory import CampaignEntry, Directory, FigureEntry, OfficialEntry
from qa.feedback import FeedbackLog
from tests.browser import HOSTILE, PAYLOADS, QUOTE, By, in_browser

pytestmark = in_browser


def test_hostile_texts_are_shown_to_the_letter_and_nothing_runs(
    visit, tmp_path, make_article, make_encoder, monkeypatch
):
    article = make_article(
        HOSTILE.replace("/", ""),
        f"{HOSTILE} {QUOTE} {HOSTILE}",
        title=f"title {HOSTILE}",
        publisher=f"publisher {HOSTILE}",
        date="2020",
    )
    folder = tmp_path / "<img src=hack onerror=window.hacked=7>"
    build_index([article], folder, make_encoder(name=f"encoder {HOSTILE}"))
    monkeypatch.setattr("qa.desk.example_questions", lambda _: [f"hostile example {HOSTILE}"])
    log = FeedbackLog(tmp_path / "feedback.jsonl")
    page = visit(folder, log=log)
    assert page.text(".example") == f"hostile example {HOSTILE}"
    page.unfold(".state")
    assert f"Encoder encoder {HOSTILE}" in page.text(".state")
    assert folder.name in page.text(".state")
    page.one(".example").click()
    page.wait(lambda: page.all(".answer"))
    page.unfold(".citation")
    page.choose("Wrong")
    source = page.open_marker()
    shown = [
        each.get_property("textContent") for each in source.find_elements(By.CSS_SELECTOR, ".text")
    ]
    assert article.text in shown
    page.wait(lambda: page.clicked(page.one("#close-source")))
    page.wait(lambda: not page.all("#source"))
    page.ask(f"swans {HOSTILE}")
    page.choose("Right to refuse")
    page.unfold(".nearest")
    texts = [element.get_property("textContent") for element in page.all(".turn .text")]
    for told in (
        f"hostile example {HOSTILE}",
        f"“{HOSTILE}” ",
        article.text,
        f"{HOSTILE} ",
        f"Read as: swans {HOSTILE}?",
        f"Nothing on swans {HOSTILE}.",
        f"title {HOSTILE}",
        f"publisher {HOSTILE} · 2020",
    ):
        assert told in texts
    assert any(article.path in text for text in texts)
    assert [kept.question for kept in log.read()] == [
        f"hostile example {HOSTILE}",
        f"swans {HOSTILE}",
    ]
    labels = [button.get_property("textContent") for button in page.all(".citation .label-wrap")]
    assert labels[0].startswith(f"[1] title {HOSTILE} · publisher {HOSTILE} · 2020")
    time.sleep(0.5)
    assert page.run("return window.hacked") is None
    assert not page.all("#conversation :is(img, script, a, strong, code, .katex)")
    assert all(urlsplit(url).hostname != "outside.example" for url in page.requests())
    assert not [url for url in page.requests() if "/hack" in url]


def hostile_directory(contents):
    """Return a directory whose every text is an attack."""
    article = next(iter(contents.articles.values()))
    whole = (Citation(article, 0, len(article.text), 1.0),)
    span = Span(0, len(article.text))
    figure = Figure(
        quote=span,
        place=span,
        value=Decimal(7),
        unit="",
        hedge=HOSTILE,
        counted=HOSTILE,
        noun=HOSTILE,
        action=HOSTILE,
        agent=HOSTILE,
        years=("2016",),
        where=HOSTILE,
        campaign=HOSTILE,
    )
    campaigns = [
        CampaignEntry(HOSTILE, (HOSTILE,), "2016-07", "", (HOSTILE,), whole),
        CampaignEntry(f"untimed {HOSTILE}", (), HOSTILE, HOSTILE, (), whole),
    ]
    figures = [FigureEntry(figure, HOSTILE, whole[0])]
    officials = [OfficialEntry(HOSTILE, HOSTILE, HOSTILE, whole[0], whole)]
    return Directory(tuple(campaigns), tuple(figures), tuple(officials))


def test_a_hostile_directory_is_shown_to_the_letter_and_nothing_runs(
    visit, tmp_path, make_article, encoder, monkeypatch
):
    text = f"{HOSTILE} @children {QUOTE} {HOSTILE}"
    article = make_article("lake", text, title=f"title {HOSTILE}", publisher=f"by {HOSTILE}")
    build_index([article], tmp_path, encoder)
    monkeypatch.setattr("qa.desk.directory_of", hostile_directory)
    page = visit(tmp_path)
    page.directory()
    for selector in (".timeline a.row", ".timeline ul a.row", ".plot .point", ".official a"):
        card = page.follow(page.all(selector)[0])
        quote = card.find_element(By.TAG_NAME, "blockquote")
        assert quote.get_property("textContent") == text
        facts = card.find_element(By.CSS_SELECTOR, ".facts").get_property("textContent")
        assert facts.startswith(f"title {HOSTILE}\nby {HOSTILE} · date unknown\nnews/lake.txt")
    for selector in (".name", ".agencies", ".official a", ".official span", ".chart .legend li"):
        assert page.all(selector)[0].get_property("textContent") == HOSTILE
    assert HOSTILE in page.all(".plot .point title")[0].get_property("textContent")
    page.one("#kind input").click()
    time.sleep(0.5)
    assert page.run("return window.hacked") is None
    forbidden = "img, script, style, iframe, form, input, object, embed, video, math, marquee"
    assert not page.run(f"return document.querySelectorAll('.picture :is({forbidden})').length")
    targets = page.run("return [...document.querySelectorAll('.picture a')].map(a => a.outerHTML)")
    assert all(re.match(r'<a [^>]*href="#[a-z]+(-\d+)?"', target) for target in targets)
    handlers = "e => [...e.attributes].some(a => a.name.startsWith('on'))"
    found = f"[...document.querySelectorAll('.picture, .picture *')].filter({handlers}).length"
    assert page.run(f"return {found}") == 0
    assert all(urlsplit(url).hostname != "outside.example" for url in page.requests())
    assert not [url for url in page.requests() if "/hack" in url]


def test_a_forged_request_for_a_kind_is_answered_like_none(visit, bundled):
    page = visit(bundled, Assistant.open)
    page.wait(lambda: page.all(".example"))
    page.sent()
    page.directory()
    (click,) = [each for each in page.sent() if each["url"].endswith("/queue/join?")]
    request = json.loads(click["postData"])
    for session in ("another", request["session_hash"]):
        for data in ([HOSTILE], [], [{"path": "/etc/passwd"}], [["a"]]):
            content = request | {"data": data, "session_hash": session}
            httpx.post(click["url"], json=content)
    page.look_at("Ask")
    page.look_at("Directory")
    page.wait(lambda: page.all(".plot .point"))
    assert HOSTILE not in page.text("body")
    assert not page.run("return window.hacked")


def test_hostile_words_are_looked_for_and_followed_and_nothing_runs(visit, lake):
    page = visit(lake)
    page.look_at("Articles")
    page.wait(lambda: page.all(".article-row"))
    box = page.one("#find textarea, #find input")
    for payload in PAYLOADS:
        page.run("arguments[0].value = ''", box)
        box.send_keys(payload.encode("ascii", "ignore").decode())
    page.wait(lambda: not page.all(".article-row"))
    assert page.text("#shelf .lead").startswith("No article has these words")
    for payload in PAYLOADS:
        page.driver.get(f"{page.address}?{urlencode({'quote': payload, payload: payload})}")
        assert page.run("return window.hacked") is None
    page.wait(lambda: page.all(".notice"))
    assert "any more" in page.text(".notice")
    assert all(urlsplit(url).hostname != "outside.example" for url in page.requests())


def test_a_hostile_conversation_taken_along_as_a_file_runs_nothing(
    visit, tmp_path, make_article, encoder
):
    article = make_article(
        "hostile", f"{HOSTILE} {QUOTE} {HOSTILE}", title=HOSTILE, publisher=HOSTILE
    )
    build_index([article], tmp_path / "index", encoder)
    page = visit(tmp_path / "index")
    page.ask(f"hostile {HOSTILE}")
    page.run("window.pullquote.save = (file) => { window.saved = JSON.parse(file).text; }")
    page.press("HTML")
    text = page.wait(lambda: page.run("return window.saved"))
    file = tmp_path / "conversation.html"
    file.write_text(text, encoding="utf-8")
    page.driver.get(file.as_uri())
    page.wait(lambda: HOSTILE.split()[0] in page.run("return document.body.textContent"))
    time.sleep(0.5)
    assert page.run("return window.hacked") is None
    assert not page.all("img, script, iframe, object, embed, form, svg, video, base")
    assert all(urlsplit(url).hostname != "outside.example" for url in page.requests())
