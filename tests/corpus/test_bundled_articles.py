"""The bundled articles say what they are, carry their originals' facts, and copy none of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import frontmatter
import pytest

ARTICLES = Path(__file__).resolve().parents[2] / "corpus" / "articles"
COPIED_RUN = 12
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class Original:
    """What a bundled article is a summary of, and the names that it must carry."""

    file: str
    names: tuple[str, ...]


ORIGINALS = {
    "film-piracy-crackdown.md": Original(
        "000_8007bf88c248f967.txt",
        (
            "Li Jingsheng",
            "Yu Cike",
            "Wu Jing",
            "Huang Bo",
            "Ministry of Public Security",
            "National Copyright Administration",
            "Copyright Society of China",
            "Spring Festival",
            "The Wandering Earth",
        ),
    ),
    "short-video-infringement.md": Original(
        "001_2ded6e40c95f54ce.txt",
        (
            "China News Service",
            "National Film Administration",
            "National Copyright Administration",
            "Watching Movies in XX Minutes",
        ),
    ),
    "jianwang-2016.md": Original(
        "002_9b6c7a3350bb4dcd.txt",
        (
            "Yan Xiaohong",
            "You Jianqing",
            "National Copyright Administration",
            "Jianwang Operation",
            "Ministry of Industry and Information Technology",
            "Beijing",
        ),
    ),
    "jianwang-2019.md": Original(
        "003_b75a3fefc05f7d36.txt",
        (
            "National Copyright Administration of China",
            "Cyberspace Administration of China",
            "Ministry of Industry and Information Technology",
            "Ministry of Public Security",
            "Jianwang 2019",
            "CPC Central Committee",
            "Xinhua Silk Road",
            "South Korean TV",
            "7KK",
            "PNGTREE",
            "Dilidili",
            "YYeTs.com",
            "The Wandering Earth",
            "National Office for the Fight Against Pornography and Illegal Publications",
            "Supreme People's Procuratorate",
            "Cooperation Agreement on the Co-building of a High-quality Development Market"
            " Environment of Copyright Industries in the Yangtze River Delta Region",
            "Pearl River Delta Region",
            "Copyright Department",
            "Bureau of Network Integrated Coordination Management and Law Enforcement Supervision",
            "Information and Communication Management Bureau",
            "Public Security Administration",
            *("Beijing", "Hebei", "Shanghai", "Jiangsu", "Zhejiang", "Fujian", "Jiangxi", "Henan"),
            *("Hubei", "Guangdong", "Chongqing", "Sichuan", "Ningxia", "Hunan", "Anhui"),
            *("Wuxi", "Nanning", "Guangxi"),
        ),
    ),
    "kunlun-2021-ipr-crackdown.md": Original(
        "004_be3fe5f500734a07.txt",
        (
            "Lyu Wuqin",
            "Li Jiantao",
            "Ministry of Public Security",
            "Food and Drug Crime Investigation Bureau",
            "World Intellectual Property Day",
            "Kunlun 2020",
            "Kunlun 2021",
            "Zhejiang",
            "Spring Festival",
            "Interpol",
        ),
    ),
}

every_article = pytest.mark.parametrize("name", sorted(ORIGINALS))


def body(name: str) -> str:
    return frontmatter.loads((ARTICLES / name).read_text(encoding="utf-8")).content


def original_text(shared: Path, name: str) -> str:
    text = (shared / "seeds" / ORIGINALS[name].file).read_text(encoding="utf-8")
    return text.replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")


def runs(text: str, names: tuple[str, ...]) -> set[tuple[str, ...]]:
    """Return every run of words, each of the given names counted as one word."""
    for name in sorted(names, key=len, reverse=True):
        text = text.replace(name, re.sub(r"\W+", "", name))
    words = re.findall(r"\w+(?:[.,]\d+)*", text.lower())
    return {tuple(words[i : i + COPIED_RUN]) for i in range(len(words) - COPIED_RUN + 1)}


def test_the_folder_holds_exactly_these_articles():
    assert {path.name for path in ARTICLES.iterdir()} == set(ORIGINALS)


@every_article
def test_front_matter_says_plainly_that_it_is_a_summary(name):
    meta = frontmatter.loads((ARTICLES / name).read_text(encoding="utf-8")).metadata
    assert {"title", "publisher", "language", "based_on", "note"} <= set(meta)
    assert meta["language"] == "en"
    assert "summary" in meta["publisher"]
    assert "summary written for the Pullquote project" in meta["note"]
    assert "not the publisher's text" in meta["note"]
    assert Path(ORIGINALS[name].file).stem in meta["based_on"]


@every_article
def test_no_publication_date_is_claimed_that_the_original_does_not_tell(name):
    assert "date" not in frontmatter.loads((ARTICLES / name).read_text(encoding="utf-8")).metadata


@every_article
def test_body_begins_with_prose_and_has_no_headings(name):
    text = body(name)
    assert text[0].isalpha()
    assert not re.search(r"^(#|You are here|- )", text, flags=re.MULTILINE)


@every_article
def test_names_of_people_bodies_campaigns_and_places_stand_in_the_article(name):
    missing = [wanted for wanted in ORIGINALS[name].names if wanted not in body(name)]
    assert missing == []


@every_article
def test_the_names_asked_for_are_those_of_the_original(name, shared):
    original = original_text(shared, name)
    assert [wanted for wanted in ORIGINALS[name].names if wanted not in original] == []


@every_article
def test_every_number_of_the_original_stands_in_the_article(name, shared):
    numbers = set(NUMBER.findall(original_text(shared, name)))
    assert sorted(numbers - set(NUMBER.findall(body(name)))) == []


@every_article
def test_no_number_is_added(name, shared):
    original = original_text(shared, name).replace("Thirty-three", "33")
    assert sorted(set(NUMBER.findall(body(name))) - set(NUMBER.findall(original))) == []


@every_article
def test_nothing_is_copied_from_the_original(name, shared):
    names = ORIGINALS[name].names
    copied = runs(body(name), names) & runs(original_text(shared, name), names)
    assert sorted(" ".join(run) for run in copied) == []
