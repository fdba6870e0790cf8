"""One client's requests don't use up another's."""

from __future__ import annotations

import pytest

from qa.doors.limiter import Limiter, TooManyRequests


def test_each_client_has_its_own_window():
    limiter = Limiter("1/hour")
    limiter.admit("a")
    limiter.admit("b")
    with pytest.raises(TooManyRequests) as refused:
        limiter.admit("a")
    assert 3590 <= refused.value.seconds <= 3600


def test_a_check_counts_nothing():
    limiter = Limiter("1/hour")
    for _ in range(3):
        limiter.check("a")
    limiter.admit("a")
    with pytest.raises(TooManyRequests):
        limiter.check("a")


@pytest.mark.parametrize("rate", ["", "many", "5/fortnight", "-1/minute"])
def test_what_is_no_rate_is_refused(rate):
    with pytest.raises(ValueError):
        Limiter(rate)
