from __future__ import annotations

import pytest

from corpus.origin import Origin, read_imprint, read_origin

STORY = "The council voted on Monday to ban loud horns."


@pytest.mark.parametrize(
    ("dateline", "publisher", "date"),
    [
        ("China News Service, April 28. ", "China News Service", None),
        ("China News Service, Beijing, April 28, 2021. ", "China News Service", "2021-04-28"),
        ("Xinhua News Agency, Beijing, April 28 (Reporter Li Wei) ", "Xinhua News Agency", None),
        ("BEIJING, Dec. 29 (Xinhua) -- ", "Xinhua", None),
        ("BEIJING, Dec. 29, 2016 (Xinhua) -- ", "Xinhua", "2016-12-29"),
        ("Beijing, 29 December 2016 (Xinhua) — ", "Xinhua", "2016-12-29"),
        ("WASHINGTON (AP) — ", "AP", None),
        ("LONDON, Jan 4 (Reuters) - ", "Reuters", None),
        ("ST. PAUL, Minn. (AP) -- ", "AP", None),
        ("PARIS, 3 May 2019 - ", None, "2019-05-03"),
        ("新华社北京12月29日电 ", "新华社", None),
        ("中新社上海2021年4月28日电 ", "中新社", "2021-04-28"),
    ],
)
def test_datelines(dateline: str, publisher: str | None, date: str | None) -> None:
    origin = read_origin(f"Loud horns banned\n\n{dateline}{STORY}")

    assert (origin.publisher, origin.date) == (publisher, date)
    assert origin.dateline is not None
    assert f"Loud horns banned\n\n{dateline}{STORY}"[origin.dateline.end :] == STORY


@pytest.mark.parametrize(
    "sentence",
    [
        "On December 26, 2019, the council held a meeting.",
        "In Beijing, December 26, 2019 was a cold day.",
        "The Harbour Port Administration (HPA) - the body in charge - said so.",
        "World Cup Final, July 15, 2018: a day to remember.",
        "Paris, May 3. The council met.",
        "Port News, which has 300 readers, said so.",
        "In 2016 the council met.",
        "Published in 2016, the report is long.",
        "Date night in 2016",
        "Updated rules for 2019 come into force.",
    ],
)
def test_a_date_in_a_sentence_is_the_date_of_an_event(sentence: str) -> None:
    origin = read_origin(f"{sentence}\n{STORY}")

    assert (origin.publisher, origin.date) == (None, None)


@pytest.mark.parametrize(
    ("line", "publisher", "date"),
    [
        ("By Ann Smith | Example Daily | Updated: 2021-04-24 08:54", "Example Daily", "2021-04-24"),
        ("Published: April 24, 2021", None, "2021-04-24"),
        ("Posted on 24 April 2021", None, "2021-04-24"),
        ("Updated: 2021-05-01 | Published: 2021-04-24", None, "2021-04-24"),
        ("December 29, 2016", None, "2016-12-29"),
        ("(Xinhua) 08:54, April 24, 2021", "Xinhua", "2021-04-24"),
        ("Source: Example Agency", "Example Agency", None),
        ("来源：新华网 | 2021-04-24", "新华网", "2021-04-24"),
        ("April 24", None, None),
        ("By Ann Smith and Li Wei", None, None),
    ],
)
def test_imprint_lines(line: str, publisher: str | None, date: str | None) -> None:
    assert read_imprint(line) == Origin(publisher, date)
    assert read_origin(f"Loud horns banned\n{line}\n{STORY}") == Origin(publisher, date)


@pytest.mark.parametrize(
    "line",
    [STORY, "By the numbers: the ban", "Source: https://example.org/a", "", "Updated: soon"],
)
def test_other_lines_are_no_imprint(line: str) -> None:
    assert read_imprint(line) is None


def test_a_date_far_down_in_the_text_is_not_looked_at() -> None:
    text = f"{STORY}\n" * 10 + "Published: 2021-04-24"

    assert read_origin(text) == Origin()
