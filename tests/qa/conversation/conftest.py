"""Made-up news on several topics, and what a follow-up to a conversation about them becomes."""

from __future__ import annotations

import pytest

from index.build import build_index
from index.generation import Generation
from qa.answer import Message
from qa.conversation.names import Names
from qa.conversation.standalone import standalone

NEWS = {
    "harbour": (
        "The Harbour Film Authority (HFA) announced the results of the 2016 Clearwater campaign. "
        "The HFA closed 290 websites and 57 apps during Clearwater 2016 and issued 4.67 million "
        "yuan ($672,232) in fines. Lina Mork, deputy director of the HFA, said that piracy hurts "
        "cinemas. Raids took place in Avonbridge and Shanghai. In Shanghai, 22 cases were found."
    ),
    "lakes": (
        "The Clearwater 2019 campaign deleted 1.1 million links and closed 418 websites. "
        "Tom Berg, director of the Ministry of Public Security, said that 450 cases were dealt "
        "with. Hunan looked into 16 cases and police in Hunan seized 12 servers. In 2018 there "
        "was no campaign. The ministry launched Kestrel 2021 in May. Kestrel 2020 resolved 21,000 "
        "cases, and Kestrel 2021 resolved 24,900 cases, the Ministry of Public Security said."
    ),
    "vaccine": (
        "The Norland Health Agency approved the vaccine Corvax on March 3, 2022. Ana Ruiz, head of "
        "the Norland Health Agency, said that 1.2 million doses were given in Lisbon and 800,000 "
        "in Porto by June. Side effects were reported by 214 patients in 2022 and 96 in 2021. "
        "Ruiz said that she trusts Corvax."
    ),
    "football": (
        "Rovers United beat Dynamo Lund 3-1 in Oslo on Saturday. Erik Holm, the coach, said that "
        "the team was tired. Rovers United sold 31,000 tickets in 2023, up from 28,500 in 2022. "
        "The stadium in Oslo was opened in 1927. Holm said that he would stay in Oslo."
    ),
    "bank": (
        "Meridian Bank cut 1,400 jobs in Germany in 2020 and 900 jobs in France. The job cuts cost "
        "Meridian Bank 65 million euros. Petra Klein, chief executive of Meridian Bank, said that "
        "branches close because customers have gone online. Meridian Bank has branches in Germany, "
        "France and Spain."
    ),
    "storm": (
        "Storm Agatha flooded 3,200 homes in Kerala in August 2018. Rescue teams brought 5,600 "
        "people to safety under Operation Blue Sky. Operation Blue Sky began on August 9 and was "
        "run by the Coast Service. Ravi Nair, commander of the Coast Service, said that boats came "
        "too late. The storm cost 31 lives in Kerala and 12 in Goa."
    ),
}  # fmt: skip


@pytest.fixture(scope="session")
def contents(tmp_path_factory, make_article, make_encoder):
    directory = tmp_path_factory.mktemp("conversation")
    build_index(
        [make_article(name, text) for name, text in NEWS.items()], directory, make_encoder()
    )
    return Generation.open(directory, make_encoder()).contents


@pytest.fixture(scope="session")
def names(contents, parse):
    return Names(contents, parse)


@pytest.fixture(scope="session")
def follow_up(contents, parse):
    """Return what the last of some messages becomes; the user speaks first, then by turns."""

    def become(*messages: str) -> str:
        *earlier, question = messages
        history = [
            Message("assistant" if number % 2 else "user", text)
            for number, text in enumerate(earlier)
        ]
        return standalone(question, history, contents, parse)

    return become
