"""The page under a path of a reverse proxy: all goes through it, and nothing beside it."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
from contextlib import contextmanager
from pathlib import Path

import httpx
import pytest

import app
from qa.desk import Desk
from qa.doors.limiter import Limiter
from qa.doors.logins import Logins
from qa.doors.rest import endpoints
from tests.browser import (
    QUOTE,
    By,
    Keys,
    Scripted,
    Visit,
    driver,
    in_browser,
    lake,
    no_follow_ups,
    window,
)

__all__ = ["driver", "lake", "no_follow_ups", "window"]

NGINX = shutil.which("nginx")
FRAGMENT = Path(__file__).resolve().parents[1] / "docs" / "deploy" / "nginx.conf"
PATH = "/pullquote"
QUESTION = {"question": "How many herons?"}

behind_nginx = pytest.mark.skipif(not NGINX, reason="nginx isn't here: apt-get install nginx-light")


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


@contextmanager
def served(desk, limiter=None, logins=None):
    """Serve a desk under a path and give the address without it, as a proxy knows it."""
    page = app.build_page(desk)
    doors = app.Doors(endpoints(desk, limiter, logins), logins, root_path=PATH)
    try:
        yield app.serve(page, "127.0.0.1", free_port(), doors)
    finally:
        page.close(verbose=False)


@contextmanager
def proxied(address, folder):
    """Run nginx with the fragment that is documented, and give the address of readers."""
    port = free_port()
    folder.mkdir()
    fragment = FRAGMENT.read_text("utf-8").replace("http://127.0.0.1:7860", address.rstrip("/"))
    assert fragment.count(address.rstrip("/")) == 2
    places = "\n".join(
        f"{kind}_temp_path {folder}/{kind};"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    server = f"server {{ listen 127.0.0.1:{port};\n{fragment}\n}}"
    (folder / "nginx.conf").write_text(
        f"daemon off; user root; pid {folder}/pid; error_log {folder}/error.log; events {{}}\n"
        f"http {{ access_log off; {places}\n{server}\n}}\n",
        encoding="utf-8",
    )
    command = [NGINX, "-e", folder / "error.log", "-c", folder / "nginx.conf"]
    with subprocess.Popen(command, stderr=subprocess.DEVNULL) as process:
        try:
            wait_for(port, process, folder / "error.log")
            yield f"http://127.0.0.1:{port}{PATH}/"
        finally:
            process.terminate()


def wait_for(port, process, log):
    end = time.monotonic() + 20
    while True:
        try:
            socket.create_connection(("127.0.0.1", port)).close()
            return
        except ConnectionRefusedError:
            assert process.poll() is None, log.read_text("utf-8")
            assert time.monotonic() < end, "nginx doesn't answer"
            time.sleep(0.05)


@pytest.fixture
def desk(lake):
    return Desk(lake, Scripted)


@behind_nginx
@in_browser
def test_behind_a_proxy_the_page_answers_opens_sources_follows_links_and_saves(
    desk, driver, window, tmp_path
):
    with served(desk) as inside, proxied(inside, tmp_path / "nginx") as address:
        for kind in ("performance", "browser"):
            driver.get_log(kind)
        page = Visit(driver, address.rstrip("/"))
        page.ask("How many herons?")
        assert page.literal(".answer") == "40 herons [1]."
        page.open_marker()
        assert page.text("#source .article .highlighted .text") == QUOTE

        files = tmp_path / "files"
        saving = {"behavior": "allow", "downloadPath": str(files)}
        driver.execute_cdp_cmd("Browser.setDownloadBehavior", saving)
        page.press("Markdown")
        page.wait(lambda: QUOTE in read(files / "conversation.md"))

        page.run("navigator.clipboard.writeText = async text => { window.copied = text; }")
        page.press("Copy link")
        link = page.wait(lambda: page.run("return window.copied"))
        assert link.startswith(f"{address}?quote=")
        assert errors(page) == []
        driver.get("about:blank")
        page.log("browser")  # of the page that was left while it listened
        driver.get(link)
        page.wait(lambda: page.all("#source .article .highlighted"))
        assert page.text("#source .article .highlighted .text") == QUOTE

        page.look_at("Articles")
        page.wait(lambda: page.all(".article-row"))
        urls = [url for url in page.requests() if not url.startswith(("about:", "data:", "blob:"))]
        assert len(urls) > 20
        assert {url for url in urls if not url.startswith(address)} == {address.rstrip("/")}
        assert errors(page) == []
        driver.get("about:blank")


def errors(page):
    return [entry for entry in page.log("browser") if entry["level"] == "SEVERE"]


def read(file):
    return file.read_text("utf-8") if file.exists() else ""


@behind_nginx
@in_browser
def test_behind_a_proxy_readers_log_in_with_a_cookie_of_this_path_alone(
    desk, driver, window, tmp_path
):
    logins = Logins({"ada": "glaze"})
    with served(desk, None, logins) as inside, proxied(inside, tmp_path / "nginx") as address:
        assert httpx.get(f"{address}config").status_code == 401
        assert httpx.get(f"{address}api/status").status_code == 401
        assert httpx.get(f"{address}api/status", auth=("ada", "glaze")).status_code == 200
        told = httpx.post(f"{address}login", data={"username": "ada", "password": "glaze"})
        cookies = told.headers.get_list("set-cookie")
        assert len(cookies) == 2
        for cookie in cookies:
            assert {"path=/pullquote/", "httponly", "secure", "samesite=lax"} <= attributes(cookie)

        page = log_in(driver, address, "ada", "glaze")
        page.ask("How many herons?")
        assert page.literal(".answer") == "40 herons [1]."
        assert {each["path"] for each in driver.get_cookies()} == {f"{PATH}/"}
        driver.get(f"{address}logout")
        page.wait(lambda: page.all("input[type=password]"))
        assert driver.current_url == address
        assert driver.get_cookies() == []
        driver.get("about:blank")


def attributes(cookie):
    return {each.strip().lower() for each in cookie.split(";")[1:]}


def log_in(driver, address, name, password):
    driver.get(address)
    end = time.monotonic() + 60
    while len(boxes := driver.find_elements(By.CSS_SELECTOR, "input")) < 2:
        assert time.monotonic() < end, "nobody is asked who is there"
        time.sleep(0.1)
    boxes[0].send_keys(name)
    boxes[1].send_keys(password, Keys.ENTER)
    while not driver.get_cookies():
        assert time.monotonic() < end, "the login isn't taken"
        time.sleep(0.1)
    return Visit(driver, address)


@behind_nginx
def test_behind_a_proxy_each_reader_is_counted_whatever_address_it_claims(desk, tmp_path):
    with (
        served(desk, Limiter("2/hour")) as inside,
        proxied(inside, tmp_path / "nginx") as address,
    ):
        for reader in ("127.0.0.2", "127.0.0.3"):
            assert asked(f"{address}api/ask", reader) == [200, 200, 429]
        assert asked(f"{inside}api/ask", "127.0.0.4") == [200, 200, 429]


def asked(url, reader):
    """Ask three times from an address, each time claiming to come from elsewhere."""
    with httpx.Client(transport=httpx.HTTPTransport(local_address=reader)) as client:
        claims = [{"X-Forwarded-For": f"192.0.2.{number}"} for number in range(3)]
        return [client.post(url, json=QUESTION, headers=each).status_code for each in claims]


@behind_nginx
def test_behind_a_proxy_another_host_is_not_taken_for_ours(desk, tmp_path):
    with served(desk) as inside, proxied(inside, tmp_path / "nginx") as address:
        claims = {"X-Forwarded-Host": "outside.example", "X-Forwarded-Proto": "https"}
        assert httpx.get(f"{address}config", headers=claims).json()["root"] == address.rstrip("/")
        schema = httpx.get(f"{address}api/openapi.json").json()
        assert schema["servers"] == [{"url": f"{PATH}/api"}]


@pytest.mark.parametrize("left_in", ["", "pullquote/"])
def test_a_path_is_served_whether_a_proxy_leaves_it_in_or_takes_it_out(desk, left_in):
    with served(desk) as inside:
        assert httpx.get(f"{inside}{left_in}api/status").json()["articles"] == 1
        assert httpx.post(f"{inside}{left_in}api/ask", json=QUESTION).status_code == 200
        assert httpx.get(f"{inside}{left_in}config").json()["root"] == f"{inside}pullquote"
        assert httpx.get(f"{inside}{left_in}").status_code == 200
        assert httpx.get(f"{inside}{left_in}pullquoted").status_code == 404


@pytest.mark.parametrize("path", ["pullquote", "https://news.example/pullquote", "/a//b", "/a b"])
def test_a_wrong_path_is_wrong_usage(path, capsys):
    with pytest.raises(SystemExit) as left:
        app.main(["--root-path", path])
    assert left.value.code == 2
    assert "write one like /pullquote" in capsys.readouterr().err
