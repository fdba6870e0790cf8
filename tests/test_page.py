"""The page in a real browser: what is seen, what stays literal, what is never fetched."""

from __future__ import annotations

import json
import re
import shutil
import socket
import time
from decimal import Decimal
from types import SimpleNamespace
from urllib.parse import urlsplit

import httpx
import pytest

import app
from corpus.article import Span
from corpus.bundled import bundled_articles
from corpus.reader import read_corpus
from index.build import build_index
from index.directory.records import Figure
from index.encoders import open_encoder
from index.generation import open_contents
from qa.answer import Answer, Citation, Refusal
from qa.assistant import Assistant
from qa.desk import Desk
from qa.directory import CampaignEntry, Directory, FigureEntry, OfficialEntry
from qa.errors import QuestionError
from qa.feedback import ON_ANSWERS, FeedbackLog
from qa.page.source import open_marker

webdriver = pytest.importorskip("selenium.webdriver")
from selenium.common.exceptions import (  # noqa: E402  (only where selenium is installed)
    ElementClickInterceptedException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(
    not (CHROMIUM and DRIVER),
    reason="chromium and chromedriver aren't here: apt-get install chromium chromium-driver",
)

QUOTE = "Rangers counted 40 herons in May."
TEXT = f"The lake rose. It was cold. {QUOTE} Then it fell.\nThe reeds grew back. Nobody swam."
PAYLOADS = (
    "<script>window.hacked=1</script>",
    "<ScRiPt src=//outside.example/hack.js></sCrIpT>",
    "</textarea></title></style></script><script>window.hacked=1</script>",
    '"><script>window.hacked=1</script>',
    "' onmouseover='window.hacked=1",
    "<img src=/hack onerror=window.hacked=2>",
    "<img src=x:y/onerror=window.hacked=2//>",
    "<svg onload=window.hacked=3>",
    "<svg><animate onbegin=window.hacked=3 attributeName=x dur=1s>",
    "<math><mtext><mglyph><style><img src=/hack onerror=window.hacked=3>",
    '<a href="javascript:window.hacked=4">a</a>',
    '<a href="data:text/html,<script>window.hacked=4</script>">a</a>',
    "<button formaction=javascript:window.hacked=4>b</button>",
    "<form action=//outside.example/hack><input autofocus onfocus=window.hacked=4>",
    "<iframe srcdoc='<script>parent.hacked=4</script>'></iframe>",
    "<iframe src=//outside.example/hack></iframe>",
    "<object data=//outside.example/hack></object><embed src=//outside.example/hack>",
    "<video src=/hack onerror=window.hacked=4><audio src=/hack onerror=window.hacked=4>",
    "<details open ontoggle=window.hacked=4>d</details>",
    "<marquee onstart=window.hacked=4>m</marquee>",
    "<style>@import '//outside.example/hack.css';</style>",
    "<link rel=stylesheet href=//outside.example/hack.css>",
    "<meta http-equiv=refresh content='0;url=//outside.example/hack'>",
    "<base href=//outside.example/>",
    "[x](javascript:window.hacked=5)",
    "[x](<javascript:window.hacked=5>)",
    "![y](http://outside.example/y.png)",
    "<http://outside.example/z> http://outside.example/z",
    "**bold** `code` ~~struck~~ | a | b |",
    "$$\\frac{1}{2}$$ \\(z\\) \\[z\\]",
    "${window.hacked=6} {{value}} {{constructor.constructor('window.hacked=6')()}} <%= 7 %>",
    "%3Cscript%3Ewindow.hacked=7%3C/script%3E",
    "&lt;script&gt;window.hacked=7&lt;/script&gt; &#60;b&#62;",
    "<!-- # > ]]> --> :)",
    "\u202e\u2066txet\u2069",
)
HOSTILE = " ".join(PAYLOADS)


class Scripted:
    """Answers from the first article of an index, as each test needs it."""

    def __init__(self, directory):
        self.manifest, contents = open_contents(directory)
        self.articles = contents.articles
        self.generation = SimpleNamespace(contents=contents)

    def ask(self, question, history=()):
        if not question.strip():
            raise QuestionError("the question is empty: ask something in words")
        if "crash" in question:
            raise RuntimeError("the model is gone")
        time.sleep(2 if "slowly" in question else 0)
        article = next(iter(self.articles.values()))
        start = article.text.index(QUOTE)
        cited = (Citation(article, start, start + len(QUOTE), 0.9),)
        if "swans" in question:
            return Refusal(question, f"{question}?", f"Nothing on {question}.", 0.2, cited, 1.0)
        if "hostile" in question:
            whole = (Citation(article, 0, len(article.text), 0.9),)
            return Answer(question, question, HOSTILE, f"“{HOSTILE}” [1]", 0.9, whole, 1.0)
        return Answer(question, question, "40 herons", "40 herons [1].", 0.9, cited, 1.0)


class Visit:
    """A reader with a browser window."""

    def __init__(self, driver, address):
        self.driver = driver
        self.address = address
        self.load()

    def load(self):
        self.driver.get(self.address)
        self.wait(lambda: self.all("#question textarea"))
        self.wait(lambda: self.all(".state, .problem"))

    def all(self, selector):
        return self.driver.find_elements(By.CSS_SELECTOR, selector)

    def one(self, selector):
        return self.wait(lambda: self.all(selector))[0]

    def text(self, selector="#conversation"):
        return self.wait(lambda: [each.text for each in self.all(selector)])[0]

    def literal(self, selector):
        """Return the text of an element without the white space between its tokens."""
        parts = self.one(selector).find_elements(By.CSS_SELECTOR, ".text, .line-break")
        return "".join(part.get_property("textContent") or "\n" for part in parts)

    def run(self, script, *arguments):
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition, seconds=60):
        end = time.monotonic() + seconds
        while not (found := self.settled(condition)):
            if time.monotonic() > end:
                raise AssertionError(
                    f"not in {seconds} s; the page shows {self.all('body')[0].text}"
                )
            time.sleep(0.1)
        return found

    def settled(self, condition):
        """Return what holds now; nothing while the page is laid out anew under our hands."""
        try:
            return condition()
        except StaleElementReferenceException:
            return None

    def type(self, question):
        box = self.one("#question textarea")
        self.run("arguments[0].value = ''", box)
        box.send_keys(question, Keys.ENTER)

    def ask(self, question):
        turns = len(self.all(".turn"))
        self.type(question)
        self.wait(lambda: len(self.all(".turn")) > turns and not self.all(".turn .looking"))
        self.wait(lambda: self.all(".turn:last-child .answer, .turn:last-child .verdict"))

    def clicked(self, button):
        """Click what may still move while a long conversation is laid out."""
        self.run("arguments[0].scrollIntoView({block: 'center'})", button)
        try:
            button.click()
        except ElementClickInterceptedException:
            return False
        return True

    def unfold(self, selector):
        self.wait(lambda: self.is_unfolded(selector))
        return self.wait(lambda: self.all(f"{selector} .token") and self.one(selector))

    def is_unfolded(self, selector):
        """Say whether a fold is open; a click on what is laid out anew in that moment is lost."""
        button = self.one(f"{selector} button.label-wrap")
        if "open" not in button.get_dom_attribute("class").split():
            self.clicked(button)
            time.sleep(0.5)
        return "open" in button.get_dom_attribute("class").split()

    def choose(self, verdict, turn=".turn:last-child"):
        """Click a verdict and return what the line says then."""
        said = self.all(f"{turn} .noted")[0].text if self.all(f"{turn} .noted") else ""
        choices = self.wait(lambda: self.all(f"{turn} .choice"))
        button = next(each for each in choices if each.text == verdict)
        self.wait(lambda: self.clicked(button))
        self.wait(lambda: self.all(f"{turn} .noted") and self.text(f"{turn} .noted") != said)
        return self.text(f"{turn} .noted")

    def open_marker(self, number=1, turn=".turn:last-child"):
        """Click on ``[n]`` in an answer and return the source that opens beside it."""
        markers = self.wait(lambda: self.all(f"{turn} .token.highlighted .text"))
        marker = next(each for each in markers if each.text == f"[{number}]")
        self.wait(lambda: self.clicked(marker))
        self.wait(lambda: self.run("return document.activeElement.id") == "close-source")
        return self.wait(lambda: self.all("#source .article .highlighted") and self.one("#source"))

    def press(self, name):
        """Click on a small button of the last answer, or of the conversation."""
        buttons = self.wait(lambda: [e for e in self.all(".doing") if e.text == name])
        self.wait(lambda: self.clicked(buttons[-1]))

    def look_at(self, tab):
        next(each for each in self.all("[role=tab]") if each.text == tab).click()

    def directory(self):
        self.look_at("Directory")
        self.wait(lambda: self.all(".officials tbody tr"))

    def follow(self, link):
        """Click a link within the page and return the card that it leads to."""
        name = link.get_dom_attribute("href").removeprefix("#")
        self.run("arguments[0].scrollIntoView({block: 'center'})", link)
        link.click()
        self.wait(lambda: self.run("return location.hash") == f"#{name}")
        (card,) = self.all(f"#{name}")
        inside = "const r = arguments[0].getBoundingClientRect(); return r.top < innerHeight - 60"
        self.wait(lambda: card.is_displayed() and self.run(f"{inside} && r.bottom > 60", card))
        assert [each.get_attribute("id") for each in self.shown_cards()] == [name]
        return card

    def shown_cards(self):
        return [card for card in self.all(".card") if card.is_displayed()]

    def sent(self):
        logged = (json.loads(entry["message"])["message"] for entry in self.log("performance"))
        sent = (each for each in logged if each["method"] == "Network.requestWillBeSent")
        return [each["params"]["request"] for each in sent]

    def requests(self):
        return [each["url"] for each in self.sent()]

    def log(self, kind):
        return self.driver.get_log(kind)


@pytest.fixture(scope="module")
def driver():
    options = webdriver.ChromeOptions()
    options.binary_location = CHROMIUM
    for argument in ("--headless=new", "--no-sandbox", "--disable-dev-shm-usage"):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"performance": "ALL", "browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture(autouse=True)
def no_follow_ups(monkeypatch):
    """Lay nothing out anew behind the back of a test; the one on follow-ups brings its own."""
    monkeypatch.setattr("qa.desk.follow_ups", lambda outcome, desk: [])


@pytest.fixture
def window(driver):
    """Set the size and the colours of the window; a desk's, in light, unless told."""

    def resize(width=1280, height=800, scheme="light"):
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600}
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        features = [{"name": "prefers-color-scheme", "value": scheme}]
        driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})

    resize()
    return resize


@pytest.fixture
def visit(driver, window):
    """Serve an index's folder and visit the page."""
    pages = []

    def start(directory, open_index=Scripted, log=None):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        pages.append(app.build_page(Desk(directory, open_index), log))
        driver.get("about:blank")
        for kind in ("performance", "browser"):
            driver.get_log(kind)
        return Visit(driver, app.serve(pages[-1], "127.0.0.1", port))

    yield start
    driver.get("about:blank")
    for page in pages:
        page.close(verbose=False)


@pytest.fixture
def lake(tmp_path, make_article, encoder):
    article = make_article("lake", TEXT, title="Lake news", publisher="The Post", date="2020-05")
    build_index([article], tmp_path, encoder)
    return tmp_path


def test_an_answer_stands_first_and_its_citation_unfolds_to_the_marked_quote(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    assert page.text(".asked") == "How many herons?"
    assert page.literal(".answer") == "40 herons [1]."
    assert page.text(".confidence") == "Very likely · 90%"
    assert page.text(".citation").startswith("[1] Lake news · The Post · 2020-05")
    assert QUOTE not in page.text(".citation")
    page.unfold(".citation")
    assert page.text(".citation .passage .highlighted") == QUOTE
    shown = page.literal(".citation .passage")
    assert shown == f"{TEXT.removesuffix(' Nobody swam.')} …"
    start = TEXT.index(QUOTE)
    place = f"news/lake.txt, characters {start} to {start + len(QUOTE)}"
    assert place in page.text(".citation .facts")


def test_a_refusal_says_so_gives_its_reason_and_offers_reading(visit, lake):
    page = visit(lake)
    page.ask("Any swans?")
    assert page.text(".verdict") == "The articles don’t say"
    assert page.text(".reason") == "Nothing on Any swans?."
    assert not page.all(".answer")
    assert QUOTE not in page.text()
    page.unfold(".nearest")
    assert QUOTE in page.text(".nearest .passage")


def test_while_it_is_looked_up_the_page_says_how_much_it_looks_through(visit, lake):
    page = visit(lake)
    page.type("How many herons, slowly?")
    assert page.wait(lambda: page.all(".turn .looking"))[0].text == "Looking through 1 passage…"
    page.wait(lambda: page.all(".turn .answer"))
    assert not page.all(".turn .looking")


def test_what_is_unfolded_stays_so_when_the_conversation_goes_on(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.unfold(".citation")
    time.sleep(1)
    page.ask("And how many in May?")
    assert len(page.all(".turn")) == 2
    assert [QUOTE in each.text for each in page.all(".turn")] == [True, False]


@pytest.fixture
def log(tmp_path):
    return FeedbackLog(tmp_path / "feedback" / "feedback.jsonl")


def test_what_a_reader_says_of_an_answer_is_kept_and_may_be_changed(visit, lake, log):
    page = visit(lake, log=log)
    page.ask("How many herons?")
    offered = [each.text for each in page.all(".choice")]
    assert offered == ["Right", "Wrong", "Wrong source", "Should have refused"]
    assert not page.all(".noted")
    assert page.choose("Wrong source") == "Noted: wrong source. Thank you."
    assert page.text(".choice.given") == "Wrong source"
    (kept,) = log.read()
    assert (kept.verdict, kept.question) == ("wrong source", "How many herons?")
    assert kept.citations[0].quote == QUOTE

    page.ask("Any swans?")
    refused = [each.text for each in page.all(".turn:last-child .choice")]
    assert refused == ["Right to refuse", "Should have known"]
    assert page.text(".noted") == "Noted: wrong source. Thank you."
    assert page.choose("Should have known") == "Noted: should have known. Thank you."
    page.choose("Right", turn=".turn:has(.citation)")
    assert [each.verdict for each in log.read()] == ["right", "should have known"]
    assert [each.text for each in page.all(".choice.given")] == ["Right", "Should have known"]


def test_a_verdict_is_given_by_the_keyboard_which_stays_where_it_is(visit, lake, log):
    page = visit(lake, log=log)
    page.ask("How many herons?")
    page.wait(lambda: page.all(".takeaway"))
    page.one("#question textarea").send_keys(Keys.SHIFT, *[Keys.TAB] * 6)  # past the files
    focused = page.driver.switch_to.active_element
    assert focused.text == "Should have refused"
    focused.send_keys(Keys.SHIFT, Keys.TAB)
    page.driver.switch_to.active_element.send_keys(Keys.ENTER)
    page.wait(lambda: page.all(".noted"))
    assert page.driver.switch_to.active_element.text == "Wrong source"
    assert log.read()[0].verdict == "wrong source"


def test_nobody_is_asked_where_no_feedback_is_kept(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    assert not page.all(".feedback, .choice")


def test_a_forged_request_writes_nothing_of_its_own(visit, lake, log):
    page = visit(lake, log=log)
    page.ask("How many herons?")
    page.sent()
    page.choose("Wrong")
    (click,) = [each for each in page.sent() if each["url"].endswith("/queue/join?")]
    request = json.loads(click["postData"])
    forged = [{"question": HOSTILE}, {HOSTILE: "splendid"}]
    first = request["fn_index"] - ON_ANSWERS.index("wrong")
    for session in ("another", request["session_hash"]):
        for event in range(first, first + len(ON_ANSWERS)):
            content = request | {"data": forged, "fn_index": event, "session_hash": session}
            httpx.post(click["url"], json=content)
    page.wait(lambda: len(log.path.read_text("utf-8").splitlines()) == 5)
    lines = [json.loads(line) for line in log.path.read_text("utf-8").splitlines()]
    assert [line["verdict"] for line in lines] == ["wrong", *ON_ANSWERS]
    assert {line["question"] for line in lines} == {"How many herons?"}
    assert HOSTILE not in str(lines)


def test_two_conversations_at_once_do_not_mix(visit, lake, driver):
    page = visit(lake)
    page.ask("How many herons?")
    first = driver.current_window_handle
    driver.switch_to.new_window("tab")
    page.load()
    assert not page.all(".turn")
    page.ask("Any swans?")
    second = driver.current_window_handle
    driver.switch_to.window(first)
    page.ask("And in May?")
    page.unfold(".citation")
    assert [each.text for each in page.all(".asked")] == ["How many herons?", "And in May?"]
    driver.switch_to.window(second)
    page.ask("No swans at all?")
    assert [each.text for each in page.all(".asked")] == ["Any swans?", "No swans at all?"]
    assert not page.all(".answer")
    driver.close()
    driver.switch_to.window(first)


def test_a_crash_is_owned_up_to_and_the_next_question_is_answered(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.type("crash")
    assert "Something went wrong" in page.wait(lambda: page.all(".notice"))[0].text
    page.wait(lambda: len(page.all(".turn")) == 1)
    assert "the model is gone" not in page.text("body")
    page.ask("And in May?")
    assert not page.all(".notice")


def test_an_empty_question_is_told_apart_from_a_crash(visit, lake):
    page = visit(lake)
    page.type("  ")
    notice = page.wait(lambda: page.all(".notice"))[0]
    assert "the question is empty: ask something in words" in notice.text


def test_without_an_index_the_page_tells_the_command_and_finds_the_index_later(
    visit, tmp_path, make_article, encoder
):
    folder = tmp_path / "index"
    page = visit(folder)
    page.wait(lambda: f"There is none in {folder} yet." in page.text(".problem"))
    assert page.text(".command") == f"python -m index build PATH --index {folder}"
    page.type("How many herons?")
    assert "no index in" in page.wait(lambda: page.all(".notice"))[0].text
    build_index([make_article("lake", TEXT)], folder, encoder)
    page.load()
    assert not page.all(".problem")
    page.ask("How many herons?")


def test_a_damaged_index_is_told_and_nothing_breaks(visit, lake):
    damaged = next(file for file in lake.rglob("vectors.f32"))
    damaged.write_bytes(damaged.read_bytes()[:-1])
    page = visit(lake)
    assert "vectors.f32" in page.text(".problem")
    page.type("How many herons?")
    assert "vectors.f32" in page.wait(lambda: page.all(".notice"))[0].text


def test_the_state_of_the_index_is_shown_and_unfolds(visit, lake):
    page = visit(lake)
    built = open_contents(lake)[0].built_at[:10]
    assert page.text(".state .label-wrap span") == f"1 article · 1 passage · indexed {built}"
    page.unfold(".state")
    told = page.text(".state .facts")
    assert "Generation 1" in told
    assert "Encoder words" in told
    assert str(lake) in told


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


def test_a_click_on_a_marker_opens_the_article_at_the_quote_and_escape_closes_it(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    source = page.open_marker()
    assert page.literal("#source .article") == TEXT
    assert page.text("#source .article .highlighted .text") == QUOTE
    assert "Lake news" in source.text
    assert f"characters {TEXT.index(QUOTE)} to" in source.text
    page.wait(lambda: page.run("return document.activeElement.id") == "close-source")
    page.driver.switch_to.active_element.send_keys(Keys.ESCAPE)
    page.wait(lambda: not page.all("#source"))
    page.wait(lambda: "token" in page.run("return document.activeElement.className"))


def test_the_article_of_a_folded_citation_and_of_a_refusal_opens_too(visit, lake):
    page = visit(lake)
    page.ask("Any swans?")
    page.unfold(".nearest")
    page.press("Open the article here")
    page.wait(lambda: page.all("#source .article .highlighted"))
    assert page.text("#source .article .highlighted .text") == QUOTE


def test_a_link_to_a_quote_opens_it_also_after_a_rebuild_from_an_edited_article(
    visit, lake, make_article, encoder
):
    page = visit(lake)
    page.ask("How many herons?")
    page.open_marker()
    page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.press("Copy link")
    link = page.wait(lambda: page.run("return window.copied"))
    page.driver.get(link)
    page.wait(lambda: page.all("#source .article .highlighted"))
    assert page.text("#source .article .highlighted .text") == QUOTE
    other = make_article("boats", "Ten boats sank.")
    build_index([other], lake, encoder)
    page.wait(lambda: page.driver.get(link) or "isn’t in the articles" in page.text("body"))
    page.driver.get(page.address + "?quote=..%2F..%2Fetc%2Fpasswd")
    page.wait(lambda: "isn’t in the articles" in page.text("body"))
    assert not page.all("#source")


def test_a_conversation_is_taken_along_as_files_made_in_the_browser(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.ask("Any swans?")
    page.run(
        "window.files = []; URL.createObjectURL = blob => { blob.text().then(text =>"
        " window.files.push([blob.type, text])); return '#'; }"
    )
    for name in ("Markdown", "HTML", "JSON", "RIS", "BibTeX"):
        before = len(page.run("return window.files"))
        page.press(name)
        page.wait(lambda before=before: len(page.run("return window.files")) > before)
    markdown, markup, record, ris, bibtex = page.run("return window.files")
    for _, text in (markdown, markup, record):
        assert QUOTE in text
        assert "Nothing on Any swans?" in text
    assert json.loads(record[1])["conversation"][0]["citations"][0]["quote"] == QUOTE
    assert all("Lake news" in text for _, text in (ris, bibtex))
    assert {markdown[0], markup[0]} == {"text/markdown", "text/html"}


def test_one_answer_is_copied_with_its_sources_and_a_question_goes_back_into_its_box(visit, lake):
    page = visit(lake)
    page.ask("How many herons?")
    page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
    page.press("Copy with sources")
    copied = page.wait(lambda: page.run("return window.copied"))
    assert QUOTE in copied
    assert "## How many herons?" in copied
    page.press("Edit question")
    box = page.one("#question textarea")
    page.wait(lambda: box.get_property("value") == "How many herons?")


def test_questions_to_go_on_with_are_offered_and_answered(visit, lake, monkeypatch):
    monkeypatch.setattr("qa.desk.follow_ups", lambda outcome, desk: ["How many herons in May?"])
    page = visit(lake)
    page.ask("How many herons?")
    page.wait(lambda: page.all(".next"))
    assert page.text(".next") == "How many herons in May?"
    page.wait(lambda: page.clicked(page.one(".next")))
    page.wait(lambda: len(page.all(".turn .answer")) == 2)
    page.wait(lambda: not page.all(".next"))


def test_the_articles_are_listed_found_and_opened_beside(visit, bundled):
    page = visit(bundled)
    page.look_at("Articles")
    page.wait(lambda: len(page.all(".article-row")) == 5)
    page.one("#find textarea, #find input").send_keys("kunlun")
    page.wait(lambda: len(page.all(".article-row")) == 1)
    row = page.one(".article-row")
    assert "Kunlun" in row.text
    page.wait(lambda: page.clicked(page.one(".article-row")))
    source = page.wait(lambda: page.all("#source .article .text") and page.one("#source"))
    assert "kunlun-2021-ipr-crackdown.md" in source.text
    assert not page.all("#source .article .highlighted")
    page.wait(lambda: page.clicked(page.one("#close-source")))
    page.wait(lambda: not page.all("#source"))
    page.one("#find textarea, #find input").send_keys(" zebra")
    page.wait(lambda: "No article has these words" in page.text("#shelf"))


def test_without_an_index_the_articles_tab_says_so(visit, tmp_path):
    page = visit(tmp_path / "none")
    page.look_at("Articles")
    page.wait(lambda: "There are no articles to show: no index in" in page.text("#shelf"))


def test_a_forged_click_opens_nothing():
    turns = (SimpleNamespace(id="a", outcome=None),)
    for clicked in (None, [], ["[0]"], ["[99]"], ["[x]"], ["9" * 99], [{}], "[1]", 7):
        assert all("value" not in str(each) for each in open_marker("a", turns, clicked))


def test_a_phone_shows_the_source_over_the_whole_screen(visit, lake, window):
    window(390, 844)
    page = visit(lake)
    page.ask("How many herons?")
    box = page.open_marker().rect
    assert (box["x"], box["width"], box["height"]) == (0, 390, 844)
    assert page.run("return document.documentElement.scrollWidth") <= 390


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled")
    articles = read_corpus([bundled_articles()]).articles
    build_index(articles, folder, open_encoder())
    return folder


def test_an_example_of_the_bundled_articles_is_answered_and_nothing_is_fetched_from_outside(
    visit, bundled
):
    page = visit(bundled, Assistant.open)
    examples = page.wait(lambda: page.all(".example"))
    asked = examples[0].text
    examples[0].click()
    page.wait(lambda: page.all(".answer"))
    assert page.text(".asked") == asked
    page.unfold(".citation")
    assert page.text(".citation .highlighted")
    urls = page.requests()
    assert len(urls) > 20
    assert {urlsplit(url).hostname for url in urls if url.startswith("http")} == {"127.0.0.1"}
    assert {urlsplit(url).scheme for url in urls} <= {"http", "data", "blob"}
    assert [entry for entry in page.log("browser") if entry["level"] == "SEVERE"] == []


def test_a_phone_shows_everything_within_its_width(visit, lake, window, log):
    window(390, 844)
    page = visit(lake, log=log)
    page.ask("How many herons are there, told in a rather long question for so small a screen?")
    page.unfold(".citation")
    page.choose("Should have refused")
    assert len({each.rect["y"] for each in page.all(".choice")}) == 1
    assert page.run("return document.documentElement.scrollWidth") <= 390
    beyond = page.run(
        "return [...document.querySelectorAll('#conversation *, #question *')]"
        ".filter(e => e.getBoundingClientRect().right > 391).length"
    )
    assert beyond == 0
    box = page.one("#question").rect
    assert box["width"] > 300
    bottom = page.run("return arguments[0].getBoundingClientRect().bottom", page.one("#question"))
    assert 780 < bottom <= 844


SIZES = {"desk": (1280, 900), "phone": (390, 844)}


@pytest.mark.parametrize("size", SIZES)
def test_every_point_of_the_directory_leads_to_its_quote_in_the_article(
    visit, bundled, window, size
):
    window(*SIZES[size])
    page = visit(bundled, Assistant.open)
    page.directory()
    texts = {article.path: article.text for article in open_contents(bundled)[1].articles.stream()}
    links = [page.all(each) for each in (".timeline a.row", ".plot .point", ".official a")]
    assert all(len(each) > 2 for each in links)
    for link in (each for some in links for each in (some[0], some[-1])):
        card = page.follow(link)
        quotes = card.find_elements(By.TAG_NAME, "blockquote")
        for quote, facts in zip(
            quotes, card.find_elements(By.CSS_SELECTOR, ".facts"), strict=False
        ):
            path, start, end = re.search(r"(\S+), characters (\d+) to (\d+)", facts.text).groups()
            assert quote.get_property("textContent") == texts[path][int(start) : int(end)]
    page.one(".card:target a").click()
    page.wait(lambda: not page.shown_cards())
    assert page.run("return document.documentElement.scrollWidth") <= SIZES[size][0]
    beyond = page.run(
        "return [...document.querySelectorAll('.picture *')]"
        f".filter(e => e.getBoundingClientRect().right > {SIZES[size][0] + 1}).length"
    )
    assert beyond == 0
    small = page.run(
        "return [...document.querySelectorAll('.picture *')]"
        ".filter(e => parseFloat(getComputedStyle(e).fontSize) < 12).length"
    )
    assert small == 0


def test_another_kind_of_figures_is_drawn_when_it_is_chosen(visit, bundled):
    page = visit(bundled, Assistant.open)
    page.directory()
    before = page.text(".chart summary")
    page.one("#kind input").click()
    options = page.wait(lambda: page.all("#kind [role=option], [role=listbox] [role=option]"))
    next(each for each in options if "Chinese yuan" in each.text).click()
    page.wait(lambda: page.text(".chart summary") != before)
    for number in (0, -1):
        title = page.all(".plot .point title")[number].get_property("textContent")
        amount = re.search(r"\S+ [mb]illion yuan", title).group()
        assert amount in page.follow(page.all(".plot .point")[number]).text


def test_the_conversation_stays_while_the_directory_is_looked_at(visit, bundled):
    page = visit(bundled, Assistant.open)
    page.ask("How many websites did the NCA shut down in 2016?")
    page.directory()
    assert not page.one("#question").is_displayed()
    page.look_at("Ask")
    page.wait(lambda: page.one("#question").is_displayed())
    assert page.text(".asked") == "How many websites did the NCA shut down in 2016?"


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


def test_without_an_index_the_directory_says_so_in_a_sentence(visit, tmp_path):
    page = visit(tmp_path / "none")
    page.look_at("Directory")
    told = page.wait(lambda: [each for each in page.all(".lead") if "no index" in each.text])
    assert told[0].text.startswith("There is no directory to show: no index in")
    assert not page.all(".picture")


BACKGROUND = """
for (let e = arguments[0]; e; e = e.parentElement) {
  const colour = getComputedStyle(e).backgroundColor;
  if (!colour.endsWith(', 0)')) return colour;
}
return 'rgb(255, 255, 255)';"""


def luminance(colour):
    channels = [int(value) / 255 for value in re.findall(r"\d+", colour)[:3]]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_is_legible_in_light_and_in_dark(visit, lake, window, log, scheme):
    window(scheme=scheme)
    page = visit(lake, log=log)
    page.ask("How many herons?")
    page.unfold(".citation")
    page.choose("Wrong source")
    page.open_marker()
    page.ask("Any swans?")
    texts = ".masthead h1, .masthead p, .turn .text, .label-wrap, .submit-button, .choice, .doing"
    grounds = legible(page, f"{texts}, #source .text")
    assert (grounds[0] < 0.2) is (scheme == "dark")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_text_of_the_directory_is_legible_in_light_and_in_dark(
    visit, bundled, window, scheme
):
    window(scheme=scheme)
    page = visit(bundled, Assistant.open)
    page.directory()
    page.follow(page.all(".plot .point")[0])
    page.one(".chart summary").click()
    texts = "h2, .facts, .name, .when, .agencies, h4, blockquote, td, th, td a, .legend li"
    grounds = legible(
        page, "[role=tab], " + ", ".join(f".picture {each}" for each in texts.split(", "))
    )
    assert (grounds[0] < 0.2) is (scheme == "dark")


def legible(page, selector):
    """Return how light the ground of each text is, having seen that the text stands out."""
    grounds = []
    for element in page.all(selector):
        if not element.is_displayed():
            continue
        colour = page.run("return getComputedStyle(arguments[0]).color", element)
        ground = page.run(BACKGROUND, element)
        lighter, darker = sorted([luminance(colour), luminance(ground)], reverse=True)
        assert (lighter + 0.05) / (darker + 0.05) >= 4.5, (element.text, colour, ground)
        grounds.append(luminance(ground))
    return grounds
