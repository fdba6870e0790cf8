"""The loop learns, and a stop loses nothing."""

from __future__ import annotations

import copy

import pytest
import torch

from eval.errors import EvalError
from eval.training import learn as loop
from eval.training.assess import assess, read_all
from eval.training.learn import Schedule, learn, load_weights
from eval.training.scoring import TrainedModel

PLACES = "Hebei Shanghai Beijing Tianjin Sichuan Hunan Jilin Yunnan".split()


@pytest.fixture
def examples(make_example):
    told = [make_example("Where?", f"It was seized in {place} then.", place) for place in PLACES]
    silent = [make_example("Where?", f"Nothing about {n} things.") for n in "two six ten".split()]
    return [*told, *silent] * 12


def test_it_learns_to_point_and_to_keep_silent(tiny_network, windows, examples, tmp_path):
    learn(tiny_network, examples, windows, Schedule(rate=5e-3, passes=8), tmp_path)
    found = assess(read_all(TrainedModel(tiny_network), examples[:11], windows))
    assert found.exact == 1
    assert found.auroc == 1


def test_a_stopped_run_ends_with_the_same_weights(
    tiny_network, windows, examples, tmp_path, monkeypatch
):
    monkeypatch.setattr(loop, "CHECKPOINT_STEPS", 2)
    again = copy.deepcopy(tiny_network)
    schedule = Schedule(rate=1e-3, passes=2)
    learn(tiny_network, examples, windows, schedule, tmp_path / "whole")

    stopped = copy.deepcopy(again)
    calls = []

    def stop_after_five(scores, batch):
        calls.append(None)
        if len(calls) > 5:
            raise KeyboardInterrupt
        return reading_loss(scores, batch)

    reading_loss = loop.reading_loss
    with monkeypatch.context() as patched:
        patched.setattr(loop, "reading_loss", stop_after_five)
        with pytest.raises(KeyboardInterrupt):
            learn(stopped, examples, windows, schedule, tmp_path / "parts")
    learn(again, examples, windows, schedule, tmp_path / "parts")
    for name, weight in tiny_network.state_dict().items():
        assert torch.equal(weight, again.state_dict()[name]), name


def test_a_checkpoint_of_another_schedule_is_refused(tiny_network, windows, examples, tmp_path):
    learn(tiny_network, examples[:32], windows, Schedule(rate=1e-3), tmp_path)
    with pytest.raises(EvalError, match="choose another folder"):
        learn(tiny_network, examples[:32], windows, Schedule(rate=2e-3), tmp_path)


def test_weights_are_read_back(tiny_network, windows, examples, tmp_path):
    other = copy.deepcopy(tiny_network)
    learn(tiny_network, examples[:64], windows, Schedule(rate=1e-3), tmp_path)
    load_weights(other, tmp_path / "state.safetensors")
    for name, weight in other.state_dict().items():
        assert torch.equal(weight.bfloat16(), tiny_network.state_dict()[name]), name


def test_the_rate_rises_and_falls():
    schedule = Schedule(rate=1.0, last_rate=0.1)
    rates = [schedule.at(step, 100) for step in range(100)]
    assert rates[0] == pytest.approx(0.2)
    assert max(rates) == rates[5] == 1.0
    assert rates[5:] == sorted(rates[5:], reverse=True)
    assert 0.1 < rates[-1] < 0.12
