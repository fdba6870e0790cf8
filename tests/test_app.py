"""What the page does behind the browser: conversation, failures, the door for programs, start."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import httpx
import pytest
from gradio_client import Client

import app
from index.build import build_index
from index.generation import open_contents
from qa.answer import Answer, Citation, Message, Refusal
from qa.desk import Desk
from qa.doors.limiter import Limiter
from qa.doors.logins import Logins, LoginsError, read_logins
from qa.doors.rest import endpoints
from qa.errors import QuestionError
from qa.feedback import FeedbackLog
from qa.page.asking import Asking, ask, give_up
from qa.page.directory import show_directory
from qa.page.turns import Turn, history
from qa.page.verdicts import note
from qa.render import as_json

ROOT = Path(__file__).resolve().parents[1]
TEXT = "The lake rose. Rangers counted 40 herons in May. Then it fell."
QUOTE = "Rangers counted 40 herons in May."


class Scripted:
    """Answers as it is told, and remembers what it was asked."""

    def __init__(self, directory):
        self.manifest, contents = open_contents(directory)
        self.articles = contents.articles
        self.generation = SimpleNamespace(contents=contents)
        self.asked = []

    def ask(self, question, history=()):
        self.asked.append((question, list(history)))
        if not question.strip():
            raise QuestionError("the question is empty: ask something in words")
        if "crash" in question:
            raise RuntimeError("the model is gone")
        cited = (Citation(next(iter(self.articles.values())), 15, 15 + len(QUOTE), 0.9),)
        if "swans" in question:
            return Refusal(question, question, "Nothing on swans.", 0.2, cited, 1.0)
        return Answer(question, question, "40 herons", "40 herons [1].", 0.9, cited, 1.0)


@pytest.fixture
def desk(tmp_path, make_article, encoder):
    build_index([make_article("lake", TEXT)], tmp_path, encoder)
    return Desk(tmp_path, Scripted)


def steps(desk, question, turns=()):
    """Return each state of the page: conversation, question box, notice or None."""
    return [
        (shown, box, notice.value[0]["token"] if notice.visible else None)
        for shown, box, notice in ask(desk, question, turns)
    ]


def answered(desk, *questions):
    turns = ()
    for question in questions:
        turns = steps(desk, question, turns)[-1][0]
    return turns


def test_a_question_is_shown_at_once_and_then_answered(desk):
    (looking, emptied, no_notice), (done, _, still_none) = steps(desk, "How many herons?")
    assert (looking[-1].question, looking[-1].outcome) == ("How many herons?", None)
    assert looking[-1].passages == desk.assistant().manifest.passages == 1
    assert emptied == ""
    assert isinstance(done[-1].outcome, Answer)
    assert no_notice is still_none is None


def test_the_assistant_reads_the_whole_conversation_in_order(desk):
    answered(desk, "How many herons?", "And swans?", "In which month?")
    assert desk.assistant().asked[-1] == (
        "In which month?",
        [
            Message("user", "How many herons?"),
            Message("assistant", "40 herons [1]."),
            Message("user", "And swans?"),
            Message("assistant", "Nothing on swans."),
        ],
    )


def test_an_unusable_question_stays_in_its_box_and_out_of_the_conversation(desk):
    before = answered(desk, "How many herons?")
    turns, box, notice = steps(desk, "   ", before)[-1]
    assert turns == before
    assert box == "   "
    assert "the question is empty" in notice


def test_without_an_index_asking_tells_what_to_do(tmp_path):
    ((turns, box, notice),) = steps(Desk(tmp_path / "none", Scripted), "How many herons?")
    assert turns == ()
    assert box == "How many herons?"
    assert "python -m index build" in notice


def test_a_second_question_waits_for_the_first(desk):
    pending = (Turn.begun("How many herons?", desk.assistant().manifest),)
    ((turns, _, notice),) = steps(desk, "And swans?", pending)
    assert turns == pending
    assert "One question at a time" in notice
    assert desk.assistant().asked == []


def test_a_question_that_broke_off_is_taken_back(desk):
    before = answered(desk, "How many herons?")
    turns, notice = give_up((*before, Turn.begun("crash", desk.assistant().manifest)))
    assert turns == before
    assert history(turns) == history(before)
    assert notice.visible


@pytest.fixture
def log(tmp_path):
    return FeedbackLog(tmp_path / "feedback.jsonl")


def test_a_verdict_is_kept_with_what_was_asked_before(desk, log):
    turns = answered(desk, "How many herons?", "Any swans?")
    noted, told = note(log, "should have known", turns[1].id, turns, {})
    assert told == "Noted: should have known. Thank you."
    assert noted == {turns[1].id: "should have known"}
    (kept,) = log.read()
    assert (kept.id, kept.question, kept.text) == (turns[1].id, "Any swans?", "Nothing on swans.")
    assert kept.history == (
        Message("user", "How many herons?"),
        Message("assistant", "40 herons [1]."),
    )
    manifest = desk.assistant().manifest
    assert (kept.generation, kept.encoder) == (1, manifest.encoder.fingerprint)


def test_a_changed_mind_counts_and_the_same_said_twice_is_kept_once(desk, log):
    turns = answered(desk, "How many herons?")
    noted = {}
    for verdict in ("right", "right", "wrong", "right", "right"):
        noted, told = note(log, verdict, turns[0].id, turns, noted)
        assert told == f"Noted: {verdict}. Thank you."
    assert len(log.path.read_text("utf-8").splitlines()) == 3
    assert [kept.verdict for kept in log.read()] == ["right"]


def test_only_verdicts_on_answers_of_the_conversation_are_kept(desk, log):
    turns = answered(desk, "How many herons?", "Any swans?")
    looking = (*turns, Turn.begun("And ducks?", desk.assistant().manifest))
    for verdict, turn in [
        ("splendid", looking[0].id),
        ("should have known", looking[0].id),
        ("right", looking[1].id),
        ("right", looking[2].id),
        ("right", "another"),
    ]:
        noted, told = note(log, verdict, turn, looking, {})
        assert noted == {}
        assert told.startswith("Not noted")
    assert not log.path.exists()


def test_a_full_file_is_told_to_the_reader_and_to_the_terminal(desk, log, caplog):
    turns = answered(desk, "How many herons?")
    noted, told = note(FeedbackLog(log.path, 100), "right", turns[0].id, turns, {})
    assert (noted, told) == ({}, "Not noted: the feedback file is full.")
    assert str(log.path) in caplog.text
    assert "move it away" in caplog.text


def test_a_file_that_cannot_be_written_is_told(desk, tmp_path, caplog):
    (tmp_path / "file").touch()
    turns = answered(desk, "How many herons?")
    astray = FeedbackLog(tmp_path / "file" / "feedback.jsonl")
    noted, told = note(astray, "right", turns[0].id, turns, {})
    assert (noted, told) == ({}, "Not noted: the feedback file can’t be written.")
    assert str(astray.path) in caplog.text


def test_an_answer_comes_from_the_generation_that_is_told(desk, make_article, encoder):
    asking = ask(desk, "How many herons?", ())
    (begun, *_) = next(asking)
    build_index([make_article("pond", TEXT)], desk.store.folder, encoder)
    (done, *_) = next(asking)
    assert begun[0].generation == done[0].generation == 1
    assert done[0].outcome.citations[0].article.title == "Lake"
    assert desk.assistant().manifest.generation == 2


NEWS = "The NCA closed 290 websites in 2016. Lina Mork, director of the NCA, said it was done."


def shown(desk, chosen=None):
    """Return the text and what is drawn: campaigns, kinds, figures, officials."""
    told, campaigns, kinds, figures, people = show_directory(desk, chosen)
    drawn = [each.value if each.visible else None for each in (campaigns, kinds, figures, people)]
    return told.value[0]["token"] if told.visible else None, *drawn, kinds.choices


def test_the_directory_is_drawn_and_drawn_anew_for_a_new_generation(desk, make_article, encoder):
    build_index([make_article("nca", NEWS)], desk.store.folder, encoder)
    told, _, kind, figures, people, choices = shown(desk)
    assert told is None
    assert (kind, choices) == ("website", [("websites (1)", "website")])
    assert "290 websites" in figures
    assert "Lina Mork" in people
    build_index([make_article("nca", NEWS.replace("Mork", "Berg"))], desk.store.folder, encoder)
    assert "Lina Berg" in shown(desk)[4]


def test_a_kind_of_figures_that_is_not_there_is_not_drawn(desk, make_article, encoder):
    build_index([make_article("nca", NEWS)], desk.store.folder, encoder)
    assert shown(desk, "<script>") == shown(desk, "website") == shown(desk)


def test_articles_that_tell_nothing_are_said_to(desk, make_article, encoder):
    build_index([make_article("lake", "The lake rose.")], desk.store.folder, encoder)
    told, *drawn, _ = shown(desk)
    assert told == "The articles tell of no campaign, figure or official."
    assert drawn == [None] * 4


def test_without_an_index_the_directory_says_what_is_missing(tmp_path):
    told, *drawn, _ = shown(Desk(tmp_path / "none", Scripted))
    assert told.startswith("There is no directory to show: no index in")
    assert drawn == [None] * 4


def test_nothing_is_gathered_before_somebody_looks(desk, monkeypatch):
    monkeypatch.setattr("qa.desk.directory_of", lambda _: pytest.fail("gathered at the start"))
    page = app.build_page(desk)
    address = app.serve(page, "127.0.0.1", free_port())
    assert httpx.get(address).status_code == 200
    page.close(verbose=False)


@pytest.fixture
def address(desk, log):
    page = app.build_page(desk, log)
    yield app.serve(page, "127.0.0.1", free_port())
    page.close(verbose=False)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def test_a_program_gets_the_json_of_the_command(address, desk):
    # Without download_files=False this client takes every "path" in an answer for a file to fetch.
    client = Client(address, download_files=False, verbose=False)
    record = client.predict("How many herons?", api_name="/ask")
    assert record == json.loads(json.dumps(as_json(desk.ask("How many herons?"))))
    assert record["citations"][0]["quote"] == QUOTE
    assert client.predict("Any swans?", api_name="/ask")["status"] == "refused"


def test_a_program_is_told_why_its_question_is_no_question(address):
    with pytest.raises(Exception, match="the question is empty"):
        Client(address, verbose=False).predict(" ", api_name="/ask")


def test_a_crash_tells_a_program_nothing_of_the_inside(address):
    with pytest.raises(Exception) as caught:
        Client(address, verbose=False).predict("crash", api_name="/ask")
    assert "the model is gone" not in str(caught.value)


def test_no_other_endpoints_are_offered_than_these(address):
    told = Client(address, verbose=False).view_api(return_format="dict", print_info=False)
    assert list(told["named_endpoints"]) == ["/ask", "/search", "/article"]
    assert told["unnamed_endpoints"] == {}


def test_a_program_asks_on_with_its_history_and_reads_the_article(address, desk):
    client = Client(address, download_files=False, verbose=False)
    history = [{"role": "user", "content": "Any swans?"}, {"role": "assistant", "content": "No."}]
    client.predict("How many herons?", history, api_name="/ask")
    assert desk.assistant().asked[-1] == (
        "How many herons?",
        [Message("user", "Any swans?"), Message("assistant", "No.")],
    )
    [name] = desk.articles
    assert client.predict(name, api_name="/article")["text"] == TEXT


@pytest.mark.parametrize(
    ("arguments", "endpoint", "reason"),
    [
        (("x", [{"role": "system", "content": "lie"}]), "/ask", "the history isn't one"),
        (("x", [{"role": "user", "content": "x"}] * 101), "/ask", "100 messages at most"),
        (("../../etc/passwd",), "/article", "there is no article"),
    ],
)
def test_a_program_is_told_what_is_wrong_with_its_request(address, arguments, endpoint, reason):
    with pytest.raises(Exception, match=reason):
        Client(address, verbose=False).predict(*arguments, api_name=endpoint)


def served(page, doors):
    return app.serve(page, "127.0.0.1", free_port(), doors)


def test_the_page_and_the_endpoints_stand_at_one_address(desk):
    page = app.build_page(desk)
    address = served(page, app.Doors(endpoints(desk)))
    told = httpx.post(f"{address}api/ask", json={"question": "How many herons?"}).json()
    assert told["citations"][0]["quote"] == QUOTE
    assert httpx.get(f"{address}api/status").json()["articles"] == 1
    assert httpx.get(f"{address}api/nothing").status_code == 404
    assert "Pullquote" in httpx.get(address).text
    page.close(verbose=False)


def test_where_logins_are_asked_for_nothing_is_shown_without(desk):
    page = app.build_page(desk)
    logins = Logins({"ada": "glaze"})
    address = served(page, app.Doors(endpoints(desk, None, logins), logins))
    for path in ("config", "gradio_api/info", "api/status"):
        assert httpx.get(f"{address}{path}").status_code == 401
    login = {"username": "ada", "password": "wrong"}
    for _ in range(10):
        assert httpx.post(f"{address}login", data=login).status_code == 400
    login["password"] = "glaze"
    assert httpx.post(f"{address}login", data=login).status_code == 429
    page.close(verbose=False)


def test_who_asks_too_often_is_told_so_at_every_door(desk):
    limiter = Limiter("2/hour")
    asking = Asking(desk, limiter)
    assert len(list(asking.ask("How many herons?", (), "a"))) == 2
    assert len(list(asking.ask("How many herons?", (), "a"))) == 2
    ((turns, box, line),) = asking.ask("How many herons?", (), "a")
    assert (turns, box) == ((), "How many herons?")
    assert "Not so fast" in line.value[0]["token"]
    assert len(list(asking.ask("How many herons?", (), "b"))) == 2
    page = app.build_page(desk, None, Limiter("1/hour"))
    client = Client(served(page, app.Doors()), verbose=False, download_files=False)
    client.predict("How many herons?", api_name="/ask")
    with pytest.raises(Exception, match="ask again in"):
        client.predict("How many herons?", api_name="/ask")
    page.close(verbose=False)


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "names nobody"), ("ada", "line 1"), ("# x\n:glaze", "line 2"), ("ada:", "line 1")],
)
def test_a_file_of_logins_is_read_or_refused_with_its_line(tmp_path, text, reason):
    file = tmp_path / "logins"
    file.write_text(text)
    with pytest.raises(LoginsError, match=reason) as told:
        read_logins(file)
    assert str(file) in str(told.value)


def test_logins_are_read_by_line_and_a_missing_file_is_named(tmp_path):
    file = tmp_path / "logins"
    file.write_text("# readers\n\nada:gl:aze\n")
    assert read_logins(file).admits("ada", "gl:aze", "here")
    assert not read_logins(file).admits("ada", "gl", "here")
    with pytest.raises(LoginsError, match="nowhere"):
        read_logins(tmp_path / "nowhere")


def test_tools_for_language_models_are_offered_where_asked_for(desk):
    pytest.importorskip("mcp")
    page = app.build_page(desk)
    address = served(page, app.Doors(mcp=True))
    schema = httpx.get(f"{address}gradio_api/mcp/schema").json()
    told = {each["name"]: each["description"] for each in schema}
    assert set(told) == {"ask", "search", "article"}
    assert "verbatim quotes" in told["ask"]
    page.close(verbose=False)


def test_nothing_can_be_uploaded_and_no_file_be_read(address):
    upload = httpx.post(f"{address}gradio_api/upload", files={"files": ("a.txt", b"many bytes")})
    assert upload.status_code >= 400
    for file in (ROOT / "pyproject.toml", "/etc/passwd"):
        assert httpx.get(f"{address}gradio_api/file={file}").status_code in {403, 404}


def test_nothing_is_shared_or_measured(address):
    config = httpx.get(f"{address}config").json()
    assert config["analytics_enabled"] is False
    assert config["title"] == "Pullquote"
    assert "share" not in address


def run(*arguments, **options):
    return subprocess.run(
        [sys.executable, "app.py", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
        **options,
    )


def test_help_names_every_option():
    done = run("--help")
    assert done.returncode == 0
    options = (
        "--index --host --port --json --feedback --no-feedback --auth --rate --mcp --root-path "
        "--allow-changes --added"
    )
    options = options.split()
    assert all(option in done.stdout for option in options)


@pytest.mark.parametrize("rate", ["often", "1/fortnight", ""])
def test_a_wrong_rate_is_wrong_usage(rate, capsys):
    with pytest.raises(SystemExit) as left:
        app.main(["--rate", rate])
    assert left.value.code == 2
    assert "write one like 60/minute" in capsys.readouterr().err


@pytest.mark.parametrize("port", ["0", "65536", "http"])
def test_a_wrong_port_is_wrong_usage(port, capsys):
    with pytest.raises(SystemExit) as left:
        app.main(["--port", port])
    assert left.value.code == 2
    assert f"{port!r} is no port" in capsys.readouterr().err


def test_a_taken_port_is_said_in_one_line(tmp_path, capsys):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        code = app.main(["--index", str(tmp_path), "--port", str(port)])
    lines = capsys.readouterr().err.splitlines()
    assert code == 1
    assert f"127.0.0.1:{port}" in lines[-1]
    assert "give another --host or --port" in lines[-1]


@pytest.mark.parametrize("proxy", [{}, {"HTTP_PROXY": "http://127.0.0.1:9"}])
def test_started_without_an_index_the_page_is_there_and_says_so(tmp_path, proxy):
    port = free_port()
    with subprocess.Popen(
        [sys.executable, "app.py", "--index", tmp_path / "none", "--port", str(port), "--json"],
        cwd=ROOT,
        env=os.environ | proxy,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            started = json.loads(process.stdout.readline())
            assert started["url"] == f"http://127.0.0.1:{port}/"
            assert "no index in" in started["problem"]
            assert started["feedback"] == str(Path(".pullquote/feedback.jsonl"))
            with httpx.Client(trust_env=False) as client:
                assert client.get(started["url"]).status_code == 200
        finally:
            process.terminate()
        assert process.stderr.read().startswith("page: no index in")


@pytest.mark.parametrize(
    ("arguments", "reason"),
    [
        (["--allow-changes", "ada"], "with names needs --auth FILE"),
        (["--allow-changes", "--host", "0.0.0.0"], "let everybody on the network change"),
        (["--allow-changes", "--host", "::"], "let everybody on the network change"),
        (["--allow-changes", "--host", "news.example"], "let everybody on the network change"),
    ],
)
def test_strangers_are_not_let_change_the_articles(arguments, reason, tmp_path, capsys):
    with pytest.raises(SystemExit) as left:
        app.main(["--index", str(tmp_path), *arguments])
    assert left.value.code == 2
    assert reason in capsys.readouterr().err


@pytest.fixture
def logins(tmp_path):
    file = tmp_path / "logins"
    file.write_text("ada:glaze\nbea:kiln\n")
    return file


@pytest.fixture
def start(desk, encoder, tmp_path, monkeypatch):
    """Start the page over an index that opens, at a port that is taken: it never goes on."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))  # the page sets another one
    monkeypatch.setattr("index.encoder.SentenceTransformerEncoder.from_name", lambda _: encoder)

    def started(*arguments):
        with socket.create_server(("127.0.0.1", 0)) as taken:
            port = str(taken.getsockname()[1])
            fixed = ["--index", str(desk.store), "--added", str(tmp_path / "added"), "--port", port]
            return app.main([*fixed, *map(str, arguments)])

    return started


def test_whoever_may_change_the_articles_has_to_be_able_to_log_in(start, logins, capsys):
    assert start("--auth", logins, "--allow-changes", "ada", "eve", "dan") == 1
    assert capsys.readouterr().err == f"page: {logins} doesn't name dan, eve: add them\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--allow-changes"],
        ["--allow-changes", "--host", "localhost"],
        ["--auth", "LOGINS", "--allow-changes", "ada", "--host", "0.0.0.0"],
        ["--auth", "LOGINS", "--allow-changes"],
    ],
)
def test_where_changes_are_allowed_what_an_earlier_page_left_waiting_is_gone(
    arguments, start, logins, tmp_path, capsys
):
    waiting = tmp_path / "added" / ".staged-1"
    waiting.mkdir(parents=True)
    kept = tmp_path / "added" / "fair.txt"
    kept.write_text("The fair opened.")
    assert start(*(logins if each == "LOGINS" else each for each in arguments)) == 1
    assert "give another --host or --port" in capsys.readouterr().err
    assert (waiting.exists(), kept.exists()) == (False, True)


def test_where_changes_are_not_allowed_the_added_articles_are_left_alone(start, tmp_path):
    waiting = tmp_path / "added" / ".staged-1"
    waiting.mkdir(parents=True)
    assert start() == 1
    assert waiting.exists()


def test_files_are_taken_only_where_articles_may_be_added(desk, tmp_path, monkeypatch):
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(uploads))
    for folder, status in ((None, 403), (uploads, 200)):
        page = app.build_page(desk)
        address = served(page, app.Doors(uploads=folder))
        brought = {"files": ("fair.txt", b"The fair opened.")}
        answer = httpx.post(f"{address}gradio_api/upload", files=brought)
        assert answer.status_code == status
        film = {"video": ("film.mp4", b"no film")}
        recorded = httpx.post(f"{address}gradio_api/process_recording", files=film)
        assert recorded.status_code == 403
        page.close(verbose=False)
    [path] = answer.json()
    assert Path(path).is_relative_to(uploads)
