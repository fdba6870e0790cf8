"""What strangers, other websites and readers without the right to it try, and don't achieve."""

from __future__ import annotations

import json
import socket
import threading
from contextlib import contextmanager
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import urlsplit

import httpx
import pytest
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.testclient import TestClient

import app
from corpus.added import AddedFolder
from index.stores import FolderStore
from index.update import Means, build_from, read_sources
from qa.desk import Desk
from qa.doors.answer_headers import HEADERS, AnswerHeaders
from qa.doors.changers import Changers
from qa.doors.logins import Logins
from qa.doors.only_used import OnlyUsed
from qa.doors.own_pages import OwnPages
from qa.doors.rest import endpoints
from qa.doors.true_client import TrueClient
from qa.doors.uploads import UploadGate
from qa.page.serving import MOST_READERS
from qa.page.upkeep import NOT_YOU, Keeping
from qa.quality.known_sets import KnownSets
from qa.quality.measuring import Measuring
from qa.upkeep.upkeep import Upkeep
from tests import browser

driver, window = browser.driver, browser.window

SECRET = "the key is under the mat"
ASK, JOIN, UPLOAD = "api/ask", "gradio_api/queue/join", "gradio_api/upload"
QUESTION = {"question": "How many herons?"}
JSON = {"Content-Type": "application/json"}


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@pytest.fixture(scope="module")
def secret(tmp_path_factory):
    """Return a file that lies where nobody may read."""
    file = tmp_path_factory.mktemp("house") / "secret.txt"
    file.write_text(SECRET)
    return file


@pytest.fixture(scope="module")
def elsewhere():
    """Return what another web server is asked for: its address, and the paths so far."""
    asked = []

    class Listens(BaseHTTPRequestHandler):
        def do_GET(self):
            asked.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(SECRET.encode())

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Listens)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield SimpleNamespace(address=f"http://127.0.0.1:{server.server_port}", asked=asked)
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def uploads(tmp_path_factory):
    folder = tmp_path_factory.mktemp("uploads")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(folder))
        patch.setattr("qa.desk.follow_ups", lambda outcome, desk: [])
        yield folder


@pytest.fixture(scope="module")
def make_page(tmp_path_factory, make_encoder, uploads):
    """Return a maker of a page on which articles can be added and sets be asked."""

    @contextmanager
    def make(logins=None, changers=None, hosts=("*",)):
        folder = tmp_path_factory.mktemp("page")
        articles = folder / "articles"
        articles.mkdir()
        (articles / "lake.txt").write_text(f"Lake news\n\n{browser.TEXT}", "utf-8")
        store = FolderStore(folder / "index")
        means = Means(make_encoder(), None)
        build_from(read_sources(store, [articles]), store, [articles], means)
        desk = Desk(folder / "index", browser.Scripted)
        added = AddedFolder(folder / "added")
        keeping = Keeping(Upkeep(store, added, pytest.fail), Changers(changers))
        sets = KnownSets(folder / "sets")
        quality = app.Quality(
            store, sets, Measuring(store), folder / "feedback.jsonl", keeping.changers
        )
        page = app.build_page(desk, None, None, keeping, quality)
        doors = app.Doors(endpoints(desk, None, logins), logins, uploads=uploads, hosts=hosts)
        address = app.serve(page, "127.0.0.1", free_port(), doors)
        yield SimpleNamespace(
            address=address, store=store, added=added, uploads=uploads, page=page, login_of={}
        )
        page.close(verbose=False)

    return make


@pytest.fixture(scope="module")
def at_home(make_page):
    """Serve the page as ``--allow-changes`` does: without logins, to this machine alone."""
    with make_page(hosts=app.HERE) as page:
        yield page


@pytest.fixture(scope="module")
def logged_in(make_page):
    """Serve it as ``--auth FILE --allow-changes ann`` does; ann and bob may come in."""
    logins = Logins({"ann": "glaze", "bob": "slip"})
    with make_page(logins, frozenset({"ann"})) as page:
        page.login_of = {name: login(page.address, name, logins) for name in ("ann", "bob")}
        yield page


def login(address, name, logins):
    brought = {"username": name, "password": {"ann": "glaze", "bob": "slip"}[name]}
    answer = httpx.post(f"{address}login", data=brought)
    cookies = [each.partition(";")[0] for each in answer.headers.get_list("set-cookie")]
    return {"Cookie": "; ".join(cookies)}


def knock(address, path, method="GET", headers=None, body=None):
    """Send a path as it is, whatever it looks like; return the status, the text, the headers."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, f"/{path}", body, headers or {})
    answer = connection.getresponse()
    return answer.status, answer.read().decode(errors="replace"), dict(answer.getheaders())


# Files of the machine, and other machines.

WAYS = {
    "as it is": lambda path: path,
    "encoded": lambda path: path.replace("/", "%2f"),
    "encoded twice": lambda path: path.replace("/", "%252f"),
    "from below": lambda path: f"../../../../../../../..{path}",
    "from below, encoded": lambda path: (
        f"..%2f..%2f..%2f..%2f..%2f..%2f..{path.replace('/', '%2f')}"
    ),
    "dots encoded": lambda path: f"%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e{path}",
    "backslashes": lambda path: "..\\..\\..\\.." + path.replace("/", "\\"),
    "overlong": lambda path: f"..%c0%af..%c0%af..%c0%af..{path}",
    "ended by nothing": lambda path: f"{path}%00.txt",
    "as an address": lambda path: f"file://{path}",
}
DOORS = (
    "gradio_api/file=",
    "gradio_api/file/",
    "gradio_api/proxy=",
    "gradio_api/stream/a/b/1/",
    "gradio_api/custom_component/html/client/",
    "file=",
    "static/",
    "assets/",
    "svelte/",
    "theme.css/",
    "api/articles/",
    "api/",
    "",
)


@pytest.mark.parametrize("way", WAYS)
def test_no_file_of_the_machine_is_read(at_home, secret, way):
    for door in DOORS:
        status, text, _ = knock(at_home.address, door + WAYS[way](str(secret)))
        assert status in (400, 403, 404, 405, 422), door
        assert SECRET not in text


@pytest.mark.parametrize("door", ["file=", "file/", "proxy=", "custom_component/"])
def test_no_other_server_is_asked_for_anybody(at_home, elsewhere, door):
    for address in (
        elsewhere.address,
        "http://news.example",
        elsewhere.address.replace(":", "%3a"),
    ):
        status, text, _ = knock(at_home.address, f"gradio_api/{door}{address}/inside")
        assert (status, SECRET in text) == (404, False)
    assert elsewhere.asked == []


@pytest.mark.parametrize(
    "door",
    [
        "deep_link?session_hash=a",
        "run/ask",
        "api/ask",
        "component_server",
        "dev/reload",
        "token",
        "vibe-code",
        "run-history/buckets",
        "profiling/traces",
        "process_recording/x",
        "",
    ],
)
def test_doors_that_the_page_does_not_use_are_shut(at_home, door):
    for method in ("GET", "POST"):
        body = "{}" if method == "POST" else None
        status, *_ = knock(at_home.address, f"gradio_api/{door}", method, JSON, body)
        # The one for recordings is shut by the gate before uploads.
        assert status in (403, 404)


def test_the_gate_knows_the_doors_under_a_path_as_well():
    async def opens(scope, receive, send):
        await PlainTextResponse("open")(scope, receive, send)

    client = TestClient(OnlyUsed(opens))
    for path in ("/gradio_api/file=x", "/pullquote/gradio_api/file=x", "/gradio_api//file=x"):
        assert client.get(path).status_code == 404
    for path in ("/", "/config", "/pullquote/gradio_api/queue/join", "/api/articles/file=x"):
        assert client.get(path).text == "open"


@pytest.mark.parametrize(
    "name",
    [
        "../../../loot.txt",
        "/etc/loot.txt",
        "..%2f..%2floot.txt",
        "..\\..\\loot.txt",
        ".loot.txt",
        "a/",
    ],
)
def test_an_upload_lands_among_the_uploads_whatever_it_is_called(at_home, name):
    answer = httpx.post(f"{at_home.address}{UPLOAD}", files={"files": (name, b"herons")})
    for path in answer.json() if answer.status_code == 200 else []:
        assert Path(path).resolve().is_relative_to(at_home.uploads.resolve())
    assert not (at_home.uploads.parent / "loot.txt").exists()


def test_uploads_that_are_on_their_way_count_too(tmp_path):
    told = []

    async def takes(scope, receive, send):
        if not told:
            told.append(None)
            second = httpx.ASGITransport(gate)
            async with httpx.AsyncClient(transport=second, base_url="http://here") as client:
                told.append(
                    (await client.post("/gradio_api/upload", content=b"x" * 60)).status_code
                )
        await PlainTextResponse("taken")(scope, receive, send)

    gate = UploadGate(takes, tmp_path, most_bytes=100)
    client = TestClient(gate)
    assert client.post("/gradio_api/upload", content=b"x" * 60).text == "taken"
    assert told[1] == 507
    assert client.post("/gradio_api/upload", content=b"x" * 100).text == "taken"


# Events, forged.


def forgeries(secret, elsewhere):
    """Return what is sent in the place of each input of an event."""
    address = f"{elsewhere.address}/forged.txt"

    def file(path, **more):
        return {
            "path": path,
            "orig_name": "../../loot.txt",
            "meta": {"_type": "gradio.FileData"},
        } | more

    return [
        str(secret),
        [str(secret), "..", "../../loot.txt", "\0", "a\0b", ".staged-1"],
        file(str(secret)),
        [file(str(secret)), file(address)],
        file("x", url=address),
        [file(address, url=address)],
        [[["x"]]],
        {"id": "x", "turns": "x"},
        -1,
        None,
    ]


def sent(client, event, session, *forged):
    """Send an event, once with each data, and return all that is said of it."""
    body = {"fn_index": event, "session_hash": session, "username": "ann"}
    answers = [client.post(JOIN, json=body | {"data": data}) for data in forged]
    heard = [answer.text for answer in answers]
    if any(answer.status_code == 200 for answer in answers):
        listening = {"session_hash": session}
        with client.stream("GET", "gradio_api/queue/data", params=listening) as stream:
            heard += stream.iter_lines()
    return "\n".join(heard)


@pytest.mark.parametrize("who", ["somebody", "bob"])
def test_forged_events_read_nothing_ask_nobody_and_change_nothing(request, who, secret, elsewhere):
    page = request.getfixturevalue("at_home" if who == "somebody" else "logged_in")
    headers = page.login_of.get(who)
    forged = forgeries(secret, elsewhere)
    with httpx.Client(base_url=page.address, headers=headers, timeout=60) as client:
        events = client.get("config").json()["dependencies"]
        assert len(events) > 40
        for event in events:
            data = [[each] * len(event["inputs"]) for each in forged]
            assert SECRET not in sent(client, event["id"], f"of {event['id']}", *data)
    assert elsewhere.asked == []
    assert page.store.serving() == 1
    assert page.added.names() == []
    assert secret.read_text() == SECRET


def event_on(page, name, headers):
    """Return the event of a part of the page that has a name there."""
    config = httpx.get(f"{page.address}config", headers=headers).json()
    (part,) = [each["id"] for each in config["components"] if each["props"].get("elem_id") == name]
    return next(
        each["id"] for each in config["dependencies"] if part in [on for on, _ in each["targets"]]
    )


@pytest.mark.parametrize(
    "spoofed",
    [
        {},
        {"X-Forwarded-User": "ann", "Remote-User": "ann", "X-Gradio-User": "ann"},
        {"Authorization": "Basic YW5uOmdsYXpl"},
    ],
)
def test_a_plan_of_one_who_may_is_not_made_by_one_who_may_not(logged_in, spoofed):
    page = logged_in
    ann, bob = page.login_of["ann"], page.login_of["bob"] | spoofed
    do = event_on(page, "do", ann)
    with httpx.Client(base_url=page.address, headers=ann, timeout=60) as client:
        [path] = client.post(UPLOAD, files={"files": ("swans.txt", b"12 swans came.")}).json()
        file = {"path": path, "orig_name": "swans.txt", "meta": {"_type": "gradio.FileData"}}
        planned = sent(client, event_on(page, "files", ann), "shared", [[file], None])
        assert "1 new, 1 unchanged" in planned
    with httpx.Client(base_url=page.address, headers=bob, timeout=60) as client:
        assert NOT_YOU in sent(client, do, "shared", [None])
    assert page.store.serving() == 1
    assert page.added.names() == []


def test_a_forged_cookie_is_nobodys(logged_in):
    name = logged_in.login_of["ann"]["Cookie"].partition("=")[0]
    for value in ("ann", "null", "None", "", "a" * 22, "../ann"):
        assert httpx.get(f"{logged_in.address}config", cookies={name: value}).status_code == 401


@pytest.mark.parametrize(
    "door",
    [
        "config",
        "gradio_api/info",
        "gradio_api/openapi.json",
        "gradio_api/queue/status",
        "gradio_api/queue/data?session_hash=a",
        "gradio_api/call/ask/1",
        "gradio_api/upload_progress?upload_id=1",
        "monitoring/summary",
        "api/status",
        "api/articles",
        "api/articles/x",
        "api/search?question=herons",
    ],
)
def test_without_a_login_nothing_is_told(logged_in, door):
    status, text, _ = knock(logged_in.address, door)
    assert (status, "heron" in text) == (401, False)


@pytest.mark.parametrize("door", [ASK, JOIN, UPLOAD, "gradio_api/call/ask"])
def test_without_a_login_nothing_is_done(logged_in, door):
    body = json.dumps(QUESTION | {"data": ["x"], "fn_index": 0, "session_hash": "a"})
    assert knock(logged_in.address, door, "POST", JSON, body)[0] == 401


# Other websites, in a reader's browser.

CROSS = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "empty"}
FOREIGN = {
    "of another website": CROSS,
    "of a neighbour": CROSS | {"Sec-Fetch-Site": "same-site"},
    "of a form elsewhere": CROSS | {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Dest": "document"},
    "without TLS": {"Origin": "http://evil.example"},
    "of another port": {"Origin": "http://127.0.0.1:1"},
    "of a frame without a name": {"Origin": "null"},
}


@pytest.mark.parametrize("page_of", FOREIGN)
def test_a_page_of_another_website_does_nothing_here(at_home, logged_in, page_of):
    body = json.dumps(QUESTION | {"data": ["x"], "fn_index": 0, "session_hash": "a"})
    for page in (at_home, logged_in):
        headers = JSON | FOREIGN[page_of] | page.login_of.get("ann", {})
        for door in (ASK, JOIN, UPLOAD, "login", "gradio_api/cancel"):
            assert knock(page.address, door, "POST", headers, body)[0] == 403, door


@pytest.mark.parametrize("page_of", ["of another website", "without TLS"])
def test_a_page_of_another_website_reads_nothing_here_under_any_name(logged_in, page_of):
    headers = {"Host": "news.example"} | FOREIGN[page_of] | logged_in.login_of["ann"]
    for door in ("", "config", "logout", "api/articles", "gradio_api/queue/status"):
        status, text, _ = knock(logged_in.address, door, headers=headers)
        assert (status, "heron" in text) == (403, False)


def test_a_link_leads_here_and_does_nothing(logged_in):
    link = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    to_read = link | {"Sec-Fetch-Dest": "document"} | logged_in.login_of["bob"]
    assert knock(logged_in.address, "?quote=x", headers=to_read)[0] == 200
    assert knock(logged_in.address, "logout", headers=to_read)[0] == 403
    framed = to_read | {"Sec-Fetch-Dest": "iframe"}
    assert knock(logged_in.address, "", headers=framed)[0] == 403


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Sec-Fetch-Site": "same-origin", "Origin": "https://news.example"},
        {"Sec-Fetch-Site": "none"},
        {"Origin": "http://testserver"},
    ],
)
def test_programs_and_pages_of_this_website_are_let_through(headers):
    async def answers(scope, receive, send):
        await PlainTextResponse("in")(scope, receive, send)

    assert TestClient(OwnPages(answers)).post("/api/ask", headers=headers).text == "in"


def test_a_name_that_a_stranger_points_to_this_machine_leads_to_no_page_that_all_may_change(
    at_home,
):
    port = urlsplit(at_home.address).port
    for name in (f"evil.example:{port}", "evil.example", f"127.0.0.1.evil.example:{port}", ""):
        assert knock(at_home.address, "config", headers={"Host": name})[0] == 400
    for name in (f"localhost:{port}", f"127.0.0.1:{port}", f"[::1]:{port}"):
        assert knock(at_home.address, "config", headers={"Host": name})[0] == 200


@pytest.mark.parametrize(
    ("arguments", "hosts"),
    [
        ([], ("*",)),
        (["--allow-changes"], ("localhost", "127.0.0.1", "[::1]", "127.0.0.1")),
        (["--allow-changes", "--host", "127.0.0.9"], (*app.HERE, "127.0.0.9")),
        (["--allow-changes", "--auth", "logins"], ("*",)),
    ],
)
def test_only_where_everybody_may_change_the_articles_the_name_is_looked_at(arguments, hosts):
    assert app._hosts(app._parser().parse_args(arguments)) == hosts


@pytest.mark.parametrize(
    "door", ["", "config", "theme.css", "api/status", "gradio_api/none", "none"]
)
def test_every_answer_tells_browsers_what_to_keep_from(at_home, door):
    *_, headers = knock(at_home.address, door)
    told = {name.lower(): value for name, value in headers.items()}
    assert {name: told[name.lower()] for name in HEADERS} == HEADERS
    assert "frame-ancestors 'none'" in told["content-security-policy"]


def test_a_login_goes_along_from_no_other_website(logged_in):
    answer = httpx.post(f"{logged_in.address}login", data={"username": "bob", "password": "slip"})
    cookies = [each.lower() for each in answer.headers.get_list("set-cookie")]
    assert len(cookies) == 2
    assert all("samesite=lax" in each and "httponly" in each for each in cookies)


@pytest.mark.parametrize(("scheme", "kept"), [("https", True), ("http", False)])
def test_with_tls_a_login_never_goes_along_without(scheme, kept):
    async def answers(scope, receive, send):
        response = PlainTextResponse("in")
        response.set_cookie("access-token-unsecure-x", "1")
        response.set_cookie("access-token-x", "1", samesite="none", secure=True)
        await response(scope, receive, send)

    client = TestClient(AnswerHeaders(answers), base_url=f"{scheme}://news.example")
    first, second = client.get("/").headers.get_list("set-cookie")
    assert ("Secure" in first, second.count("Secure")) == (kept, 1)
    assert "SameSite=lax" in second


# Too much, and what is no text.


def test_a_request_that_is_too_long_is_refused_before_it_is_read(at_home):
    long = {"Content-Length": str(17 * 2**20)} | JSON
    for door in (ASK, JOIN, "login", "gradio_api/call/ask", "gradio_api/cancel"):
        connection = HTTPConnection(urlsplit(at_home.address).netloc, timeout=30)
        connection.putrequest("POST", f"/{door}")
        for name, value in long.items():
            connection.putheader(name, value)
        connection.endheaders(b"{")
        assert connection.getresponse().status == 413


@pytest.mark.parametrize("door", [ASK, JOIN])
def test_one_that_does_not_say_how_long_it_is_is_cut_off(at_home, door):
    def parts():
        for _ in range(17):
            yield b" " * 2**20

    status = httpx.post(f"{at_home.address}{door}", content=parts(), headers=JSON).status_code
    assert status == 413


@pytest.mark.parametrize(
    "body",
    [
        json.dumps({f"key {number}": 1 for number in range(100_000)}),
        json.dumps(QUESTION | {"history": [{f"{number}": 1 for number in range(999)}] * 100}),
        json.dumps(QUESTION | {"history": [{"role": "user", "content": "x"}] * 200_000}),
        json.dumps({"question": "x" * 1_000_000}),
        json.dumps(QUESTION | {"id": "x" * 1_000_000}),
        f'{{"question": {"[" * 100_000}{"]" * 100_000}}}',
        f'{{"question": "x", "id": {"9" * 100_000}}}',
        '{"question": "x", "id": NaN}',
        '{"question": "\\ud800?"}',
        '{"question": "x", "id": "\\ud800"}',
        '{"question": "x", "history": [{"role": "user", "content": "\\udfff"}]}',
        "{",
        "\0",
    ],
    ids=lambda body: body[:30],
)
def test_a_misshapen_question_is_refused_in_a_few_words(at_home, body):
    answer = httpx.post(f"{at_home.address}{ASK}", content=body, headers=JSON)
    assert answer.status_code in (400, 422)
    assert list(answer.json()) == ["error"]
    assert len(answer.content) < 1_000


@pytest.mark.parametrize(
    "query", ["offset=-1", "offset=1" + "0" * 30, "limit=1" + "0" * 30, "limit=x"]
)
def test_a_place_in_the_list_that_cannot_be_is_refused(at_home, query):
    status, text, _ = knock(at_home.address, f"api/articles?{query}")
    assert (status, "error" in json.loads(text)) == (422, True)


def test_as_text_nothing_is_read_as_a_question(at_home):
    plain = {"Content-Type": "text/plain"}
    body = json.dumps(QUESTION | {"data": ["x"], "fn_index": 0, "session_hash": "a"})
    for door in (ASK, JOIN):
        assert knock(at_home.address, door, "POST", plain, body)[0] == 422


def test_so_many_readers_are_held_at_once_and_no_more(at_home):
    assert at_home.page.state_session_capacity == MOST_READERS


def test_passwords_are_not_tried_out_from_ever_other_addresses(make_page):
    logins = Logins({"ann": "glaze"})
    with make_page(logins) as page:
        statuses = [
            httpx.post(
                f"{page.address}login",
                data={"username": "ann", "password": word},
                headers={"X-Forwarded-For": f"10.0.0.{number}"},
            ).status_code
            for number, word in enumerate([*["wrong"] * 30, "glaze"])
        ]
    assert statuses == [400] * 31


def test_a_tool_of_a_language_model_is_counted_for_the_client_that_asks():
    claimed = {"X-Forwarded-For": "10.0.0.1, 10.0.0.2"}
    seen = []

    async def sees(scope, receive, send):
        seen.append(Headers(scope=scope).getlist("x-forwarded-for"))
        await PlainTextResponse("in")(scope, receive, send)

    client = TestClient(TrueClient(sees), client=("192.0.2.7", 50_000))
    client.post("/gradio_api/mcp/", headers=claimed)
    client.get("/")
    assert seen == [["192.0.2.7"]] * 2


# In a browser.

EVIL = """<!doctype html><title>elsewhere</title><iframe src="{here}"></iframe>
<form id="form" action="{here}gradio_api/upload" method="post" enctype="multipart/form-data"
 target="sink"><input name="files" value="x"></form><iframe name="sink"></iframe><script>
const text = {{method: 'POST', mode: 'no-cors', credentials: 'include',
  headers: {{'Content-Type': 'text/plain'}}}};
const files = new FormData();
files.append('files', new Blob(['herons']), 'loot.txt');
const tried = [
  fetch('{here}config', {{credentials: 'include'}}),
  fetch('{here}gradio_api/upload', {{method: 'POST', mode: 'no-cors', body: files}}),
  fetch('{here}gradio_api/queue/join', {{...text, body: '{{}}'}}),
  fetch('{here}api/ask', {{...text, body: '{{"question": "How many herons?"}}'}}),
  fetch('{here}api/ask', {{method: 'POST', headers: {{'Content-Type': 'application/json'}},
    body: '{{"question": "How many herons?"}}'}}),
];
document.getElementById('form').submit();
Promise.allSettled(tried).then((all) => {{
  window.read = all.map((each) => each.status === 'fulfilled' ? each.value.status : 0);
}});
</script>"""


@pytest.fixture
def evil(at_home):
    """Serve a page on another website which tries what it can; return its address."""
    markup = EVIL.format(here=at_home.address).encode()

    class Serves(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(markup)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Serves)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://localhost:{server.server_port}/"
    server.shutdown()
    server.server_close()


@browser.in_browser
def test_a_page_elsewhere_frames_nothing_reads_nothing_and_brings_nothing(
    at_home, evil, driver, window
):
    before = list(at_home.uploads.rglob("*"))
    driver.get_log("performance")
    driver.get(evil)
    for _ in range(100):
        read = driver.execute_script("return window.read")
        if read:
            break
        threading.Event().wait(0.1)
    assert len(read) == 5
    assert set(read) <= {0, 403}  # 0 is what a page is told that may not know
    answers = [
        told["params"]["response"]
        for each in driver.get_log("performance")
        if (told := json.loads(each["message"])["message"])["method"] == "Network.responseReceived"
    ]
    here = {
        each["url"]: each["status"] for each in answers if each["url"].startswith(at_home.address)
    }
    assert here
    assert set(here.values()) <= {200, 403}
    assert [url for url, status in here.items() if status == 200] == []
    driver.switch_to.frame(0)
    assert driver.find_elements("css selector", "#question, .masthead") == []
    driver.switch_to.default_content()
    driver.get("about:blank")
    assert list(at_home.uploads.rglob("*")) == before


@browser.in_browser
def test_the_page_itself_breaks_none_of_its_own_rules(at_home, driver, window):
    driver.get_log("browser")
    page = browser.Visit(driver, at_home.address)
    page.ask("How many herons?")
    assert page.literal(".answer") == "40 herons [1]."
    page.look_at("Articles")
    page.wait(lambda: page.all(".article-row"))
    page.look_at("Directory")
    page.wait(lambda: "name no official" in page.text("body"))
    told = [each["message"] for each in page.log("browser") if each["level"] == "SEVERE"]
    driver.get("about:blank")
    assert told == []
