from __future__ import annotations

import pytest

from qa.pictures.months import time_of


@pytest.mark.parametrize(
    ("campaign", "told", "kind", "months"),
    [
        (("Heron", "2016-07", "2016-11"), "July to November 2016", "exact", 5),
        (("Heron", "2016-07-14", "2016-07-20"), "July 2016", "exact", 1),
        (("Heron", "2016-11", "2017-02"), "November 2016 to February 2017", "exact", 4),
        (("Heron", "2016", "2018"), "2016 to 2018", "exact", 36),
        (("Heron", "2016", "2016"), "2016", "exact", 12),
        (("Heron", "2016", "2016-03"), "2016 to March 2016", "exact", 3),
        (("Heron 2016", "2016-07", ""), "from July 2016, end not told", "open", 6),
        (("Heron", "", "2016-03"), "until March 2016, start not told", "open", 3),
        (("Heron 2016", "2016-07", "2016-02"), "from July 2016, end not told", "open", 6),
        (("Heron 2016", "", ""), "2016, months not told", "year", 12),
    ],
)
def test_a_campaign_runs_as_its_dates_or_its_name_tell(make_campaign, campaign, told, kind, months):
    time = time_of(make_campaign(*campaign))
    assert (time.told, time.kind) == (told, kind)
    assert time.last - time.first + 1 == months


@pytest.mark.parametrize("name", ["Heron", "Heron 20160", "Heron 2016 again", "Heron 1016"])
def test_without_dates_and_a_year_behind_the_name_there_is_no_time(make_campaign, name):
    assert time_of(make_campaign(name, "soon", "2016-13")) is None
