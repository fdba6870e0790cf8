from __future__ import annotations

import sys

import pytest

from eval.errors import EvalError
from eval.speed import probe
from eval.speed.children import run
from eval.speed.startup import modules, serve

IMPORT_TIMES = """\
a warning of some library
import time: self [us] | cumulative | imported package
import time:       100 |        100 |   _io
import time:       131 |        131 |     numpy.linalg
import time:       120 |        900 |   numpy
import time:       200 |        200 |   encodings.utf_8
import time:       300 |       1500 | qa.assistant
import time:         5 |          5 | numpy
"""

PAGE = """
import http.server, sys
class Page(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response({status})
        self.end_headers()
assert sys.argv[1] == "--port"
http.server.HTTPServer(("127.0.0.1", int(sys.argv[2])), Page).serve_forever()
"""


def test_only_modules_of_others_are_imported():
    assert modules(IMPORT_TIMES) == ("numpy.linalg", "numpy")


def test_a_page_is_served_until_it_answers():
    assert "GET / HTTP" in serve(["-c", PAGE.format(status=200)])


def test_a_page_that_ends_by_itself_is_told_with_its_last_line():
    with pytest.raises(EvalError, match="ended with status 3: no index"):
        serve(["-c", "import sys; print('no index', file=sys.stderr); sys.exit(3)"])


def test_a_page_that_never_answers_is_given_up(monkeypatch):
    monkeypatch.setattr("eval.speed.startup.PATIENCE", 1)
    with pytest.raises(EvalError, match="ended with status -9"):
        serve(["-c", PAGE.format(status=503)])


def test_a_command_that_fails_is_told_with_its_last_line():
    with pytest.raises(EvalError, match=r"'python -c .*' ended with status 1: ValueError: broken"):
        run(["-c", "raise ValueError('broken')"])


def test_a_command_reads_what_it_is_given():
    assert run(["-c", "print(input())"], "harbour").stdout == "harbour\n"


def test_a_probe_of_no_index_says_what_is_wrong(tmp_path):
    with pytest.raises(EvalError, match=r"IndexMissing: no index in"):
        probe.measure(tmp_path, ["When?"])


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells the peak of a process")
def test_a_probe_tells_the_peak_of_its_own_process():
    script = "from eval.speed.probe import peak_memory; print(peak_memory())"
    more = f"held = bytearray(200_000_000); {script}"
    small, large = (int(run(["-c", each]).stdout) for each in (script, more))
    assert large - small > 150_000_000
