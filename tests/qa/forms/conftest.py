"""An assistant with the real encoder and reader over small made-up news that differ and agree."""

from __future__ import annotations

from dataclasses import replace

import pytest

from index.build import build_index
from index.date_names import YEAR
from index.directory.extract import facts
from index.encoders import open_encoder
from index.parser import load_parser
from index.tokens import tokens
from qa.assistant import Assistant
from qa.forms.figures import Candidate
from qa.question import Kind, Question

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

GAZETTE = {
    "packer": (
        "2021-03-05",
        "Inspectors raid honey packers in Tarn",
        "Inspectors raided a honey packer in Tarn on Tuesday. They seized 14 barrels of syrup, "
        "boxes of false labels and two mixing machines. The raid was backed by the Ministry of "
        "Orchards and Meadows, the Harbour Police and the Salt Board. Ana Ruiz, a beekeeper, was "
        "there.",
    ),
    "bee2021": (
        "2021-06-11",
        "Amber Bee 2021 in figures",
        "The Amber Bee 2021 campaign ran from March to May 2021. Inspectors closed 23 packing "
        "plants and imposed fines of 300 million won in Amber Bee 2021. In the first phase, "
        "inspectors tested 510 jars. In the second phase, inspectors tested 890 jars. Police "
        "arrested 12 people in Amber Bee 2021. Petra Klein, head of the Lake Office, said that "
        "Amber Bee 2021 had saved the bees.",
    ),
    "bee2020": (
        "2020-06-12",
        "Amber Bee 2020 ends",
        "The Amber Bee 2020 campaign ran from April to May 2020. Inspectors closed 31 packing "
        "plants and imposed fines of 220 million won in Amber Bee 2020. There were 19 arrests in "
        "Amber Bee 2020.",
    ),
    "trial": (
        "2021-09-01",
        "Honey trial in Wexford",
        "A court in Wexford heard the honey case against 40 traders. The 40 traders were charged "
        "in May. The judge declined to name the packer.",
    ),
    "keeper": (
        "2021-09-14",
        "Bees return to the hills",
        "Erik Holm has kept bees in the hills above Tarn for 30 years. He sells his honey at the "
        "market in Wexford. Holm lost 60 hives in the storm of 2019. “Bees need patience,” Holm "
        "said.",
    ),
    "sails2019": (
        "2019-10-02",
        "Clean Sails 2019 ends in Porto",
        "The Clean Sails 2019 campaign against smugglers ended on Tuesday. Ships for it came from "
        "Germany, France and Spain. The captains Ravi Nair, Tom Berg and Erik Vik were fined. The "
        "ferry office stopped 9 ferries in Clean Sails 2019.",
    ),
    "sails2020": (
        "2020-10-05",
        "Clean Sails 2020 ends in Goa",
        "The Clean Sails 2020 campaign against smugglers ended on Sunday. In Clean Sails 2020, "
        "officers checked 310 boats in Lisbon, 140 boats in Porto and 95 boats in Goa.",
    ),
    "warning": (
        "2022-03-08",
        "Salt Board warns publishers of false labels",
        "The Salt Board warned 23 publishers over false labels on Tuesday. Nobody was fined.",
    ),
    "jars": (
        "2022-02-01",
        "Glass found in jam jars",
        "The Food Watch said on Tuesday that 1,240 jam jars with glass in them were recalled in "
        "Avonbridge.",
    ),
    "jars-again": (
        "2022-02-03",
        "Correction on jam jars",
        "In our report on jam jars with glass in them we wrote that 1,240 jam jars were recalled "
        "in Avonbridge. The correct number is 1,420 jam jars.",
    ),
    "ferry": (
        "2022-07-04",
        "Ferry stranded off Lisbon",
        "The ferry Marigold ran aground off Lisbon on Sunday, and 212 passengers were rescued, the "
        "Coast Service said.",
    ),
    "ferry-again": (
        "2022-07-05",
        "Passengers of the Marigold tell of the night",
        "The harbour master said on Monday that 187 passengers were rescued from the ferry "
        "Marigold off Lisbon.",
    ),
    "snow": (
        "2023-01-10",
        "Snow closes schools",
        "Heavy snow closed 45 schools in Goa on Monday, the school board said.",
    ),
    "snow-again": (
        "2023-01-11",
        "Snow reaches the coast",
        "Heavy snow closed 80 schools in Porto on Tuesday, the school board said.",
    ),
    "kites": (
        "2023-05-01",
        "Kite festival opens in Wexford",
        "So far 4,100 people have attended the kite festival in Wexford, the town council said on "
        "Monday. A red kite was stolen and is still missing.",
    ),
    "kites-again": (
        "2023-05-09",
        "Kite festival closes in Wexford",
        "In all, 9,300 people attended the kite festival in Wexford, the town council said on "
        "Tuesday.",
    ),
    "tram": (
        "2023-07-02",
        "Tram crash in Oslo",
        "About 20 people were hurt in the tram crash in Oslo on Sunday, police said.",
    ),
    "tram-again": (
        "2023-07-03",
        "Tram crash: driver questioned",
        "Police questioned the driver on Monday. The tram crash in Oslo hurt 18 people, the "
        "hospital said.",
    ),
}

ANNALS = {
    "kilns2018": (
        "2019-01-30",
        "Bright Kiln 2018 ends",
        "The Bright Kiln 2018 campaign ran from July to November 2018. Inspectors made 583 checks "
        "in Bright Kiln 2018. Ada Finch, head of the Kiln Office, said that the air was cleaner. "
        "Another campaign, Bright Kiln 2019, was being planned. The potters hoped for a mild "
        "winter.",
    ),
    "kilns2019": (
        "2020-01-15",
        "Bright Kiln 2019 in figures",
        "The Bright Kiln 2019 campaign was launched in May 2019. In Bright Kiln 2019 inspectors "
        "dealt with 450 cases of smoke, including 160 criminal cases. They closed 12 kilns. The "
        "Kiln Office issued fines of 4 million won in Bright Kiln 2019. Ten major cases were "
        "released in Bright Kiln 2019. Public baths were not inspected.",
    ),
    "decade": (
        "2021-02-02",
        "Five years of smoke",
        "From 2016 to 2020 the police captured 9,100 potters. In 2018, 1,300 kilns were measured.",
    ),
    "shops": (
        "2022-05-05",
        "Shops closed over bad glaze",
        "In the Safe Glaze 2022 campaign, Nigeria closed 211 shops, and Benin closed 37 shops.",
    ),
    "glaze": (
        "2022-06-01",
        "Glaze Board warns potters",
        "Bo Stern, head of the Glaze Board, said that the glaze had cracked. Ada Finch, head of "
        "the Kiln Office, said that the kilns were safe.",
    ),
    "judges": (
        "2023-03-03",
        "Potter before the court in Tarn",
        "The potter Olga Lind is still awaiting trial. Her deputy Jan Roth was fined 300 crowns.",
    ),
    "flood": (
        "2023-08-01",
        "Flood in Tarn",
        "The flood in Tarn left 420 houses without power, the mayor said on Tuesday.",
    ),
    "flood-again": (
        "2023-08-09",
        "After the flood in Tarn",
        "In Tarn, 310 houses were without power after the flood, the power company said. It pays "
        "200 crowns to each of 450 houses.",
    ),
}


@pytest.fixture(scope="session")
def annals(tmp_path_factory, make_article):
    return opened(ANNALS, tmp_path_factory.mktemp("annals"), make_article)


@pytest.fixture(scope="session")
def assistant(tmp_path_factory, make_article):
    return opened(NEWS, tmp_path_factory.mktemp("forms"), make_article)


@pytest.fixture(scope="session")
def gazette(tmp_path_factory, make_article):
    return opened(GAZETTE, tmp_path_factory.mktemp("gazette"), make_article)


def opened(news, directory, make_article):
    articles = [
        replace(make_article(name, text, title=title), date=date)
        for name, (date, title, text) in news.items()
    ]
    build_index(articles, directory, open_encoder())
    return Assistant.open(directory, parse=load_parser())


@pytest.fixture(scope="session")
def figures_of(make_article):
    """Return the figures of a text as candidates that fit equally well."""

    def read(text, date=None, fit=0.9):
        article = replace(make_article("a", text, title="A report"), date=date)
        told = facts(article, load_parser()).figures
        return [Candidate(figure, article, fit, 0.5) for figure in told]

    return read


@pytest.fixture(scope="session")
def asking():
    """Return a question for a count as it is looked up, with the places that it names."""

    def of(text, *places):
        asked = tuple(dict.fromkeys(tokens(text)))
        there = tuple(frozenset(tokens(place)) for place in places)
        years = tuple(YEAR.findall(text))
        return Question(
            text, text, Kind.COUNT, "", asked, {}, years, (), (), (), (), frozenset(), there
        )

    return of
