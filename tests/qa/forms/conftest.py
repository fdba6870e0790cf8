"""An assistant with the real encoder and reader over small made-up news that differ and agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.build import build_index
from index.encoders import open_encoder
from index.parser import load_parser
from qa.assistant import Assistant

NEWS = {
    "interim": (
        "2018-10-19",
        "Clearwater 2018 at half time",
        "The Clearwater 2018 campaign investigated 310 cases of online piracy between July and "
        "September, the Harbour Film Office said on Friday. Police detained more than 40 people in "
        "a raid on a warehouse in Wexford.",
    ),
    "results": (
        "2019-02-04",
        "Clearwater 2018 closes with record fines",
        "The Harbour Film Office investigated 583 cases of online piracy in the Clearwater 2018 "
        "campaign and imposed fines of 6.83 million yuan. A total of 43 people were detained in "
        "the raid on the warehouse in Wexford. Lina Mork, director of the Harbour Film Office, said"
        " that the campaign had been worth the effort. “Readers sent the best clues,” Mork said.",
    ),
    "correction": (
        "2019-02-09",
        "Correction: Clearwater 2018 fines",
        "Our report on the Clearwater 2018 campaign was wrong. The fines imposed in the Clearwater "
        "2018 campaign amounted to 5.83 million yuan, not 6.83 million yuan.",
    ),
    "older": (
        "2017-01-20",
        "Clearwater 2016 in figures",
        "The Clearwater 2016 campaign ran from July to November 2016. In the Clearwater 2016 "
        "campaign the Harbour Film Office investigated 514 cases of online piracy. It shut down "
        "290 websites and imposed fines of 4.67 million yuan ($672,232). Raids took place in "
        "Avonbridge, Norland, Wexford and Tarn. Tom Berg, deputy director of the Harbour Film "
        "Office, said that no cinema had been closed.",
    ),
    "lakes": (
        "2020-05-02",
        "Lakes police count copies",
        "The police of the Lakes region seized 48,600 pirated books in 2019. Officers from Tarn "
        "took 12 printing presses. The office monitors 20 video and 12 music websites.",
    ),
}


@pytest.fixture(scope="session")
def assistant(tmp_path_factory, make_article):
    directory = tmp_path_factory.mktemp("forms")
    articles = [
        replace(make_article(name, text, title=title), date=date)
        for name, (date, title, text) in NEWS.items()
    ]
    build_index(articles, directory, open_encoder())
    return Assistant.open(directory, parse=load_parser())
