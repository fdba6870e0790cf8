from __future__ import annotations

import numpy as np
import pytest
import torch

from qa.errors import ReaderFailure
from qa.reading.hub_model import HubModel
from qa.reading.scores import Text
from qa.reading.spans import best_spans, merged

QUESTION = "How many websites were closed?"
PASSAGE = "The harbour office closed 290 websites and 57 apps in 2016. "


@pytest.fixture(scope="session")
def bert_folder(tiny_sizes, bert_tokenizer, tmp_path_factory):
    from transformers import BertConfig, BertForQuestionAnswering, BertTokenizerFast

    folder = tmp_path_factory.mktemp("bert")
    torch.manual_seed(2)
    config = BertConfig(**tiny_sizes, max_position_embeddings=66)
    BertForQuestionAnswering(config).save_pretrained(folder)
    BertTokenizerFast(tokenizer_file=str(bert_tokenizer)).save_pretrained(folder)
    return folder


@pytest.fixture(scope="session")
def roberta_folder(tiny_sizes, tmp_path_factory):
    from tokenizers import ByteLevelBPETokenizer
    from transformers import RobertaConfig, RobertaForQuestionAnswering, RobertaTokenizerFast

    folder = tmp_path_factory.mktemp("roberta")
    pieces = ByteLevelBPETokenizer(add_prefix_space=False)
    special = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    pieces.train_from_iterator([PASSAGE, QUESTION], vocab_size=300, special_tokens=special)
    pieces.save(str(folder / "tokenizer.json"))
    torch.manual_seed(3)
    sizes = {**tiny_sizes, "vocab_size": pieces.get_vocab_size()}
    config = RobertaConfig(
        **sizes, max_position_embeddings=130, type_vocab_size=1, pad_token_id=1, bos_token_id=0
    )
    RobertaForQuestionAnswering(config).save_pretrained(folder)
    RobertaTokenizerFast(tokenizer_file=str(folder / "tokenizer.json")).save_pretrained(folder)
    return folder


@pytest.fixture(params=["bert_folder", "roberta_folder"])
def model(request):
    return HubModel.open(str(request.getfixturevalue(request.param)))


def test_tokens_of_the_passage_have_their_places(model):
    ((window,),) = model.scores(QUESTION, [Text("Harbour 2016", PASSAGE)])
    there = set()
    for start, end in window.offsets:
        there.update(range(start, end))
    assert there >= {at for at, letter in enumerate(PASSAGE) if letter != " "}
    (best,) = best_spans(PASSAGE, merged([window]))
    assert PASSAGE[slice(*best.span)] in PASSAGE


def test_a_long_passage_is_read_in_windows_that_leave_nothing_out(model):
    text = PASSAGE * 20
    (windows,) = model.scores(QUESTION, [Text("Harbour", text)])
    assert len(windows) > 2
    there = {at for w in windows for start, end in w.offsets for at in range(start, end)}
    assert there >= {at for at, letter in enumerate(text) if letter != " "}


def test_passages_are_read_alike_alone_and_together(model):
    texts = [Text("", PASSAGE * times) for times in (3, 1, 2)]
    together = model.scores(QUESTION, texts)
    for text, found in zip(texts, together, strict=True):
        (alone,) = model.scores(QUESTION, [text])
        for ours, others in zip(found, alone, strict=True):
            assert np.array_equal(ours.offsets, others.offsets)
            assert ours.start == pytest.approx(others.start, abs=1e-4)
            assert ours.answers == pytest.approx(others.answers, abs=1e-4)


def test_answers_is_the_best_span_less_the_first_token(bert_folder):
    model = HubModel.open(str(bert_folder))
    text = "the harbour office closed 290 websites"
    ((window,),) = model.scores(QUESTION, [Text("", text)])
    best = max(
        window.start[first] + window.end[last]
        for last in range(len(window.end))
        for first in range(last + 1)
    )
    inputs = model._tokenizer(QUESTION, "\n" + text, return_tensors="pt")
    with torch.inference_mode():
        raw = model._model(**inputs)
    none = float(raw.start_logits[0, 0] + raw.end_logits[0, 0])
    assert window.answers == pytest.approx(float(best) - none, abs=1e-4)


def test_an_endless_question_is_cut(model):
    ((window,),) = model.scores("how many websites " * 100, [Text("", "closed in 2016")])
    assert len(window.offsets)


def test_no_passage_gives_no_scores(model):
    assert model.scores(QUESTION, []) == []


def test_other_weights_are_another_reader(bert_folder, roberta_folder):
    one, two = HubModel.open(str(bert_folder)), HubModel.open(str(bert_folder))
    assert one.fingerprint == two.fingerprint
    assert one.fingerprint != HubModel.open(str(roberta_folder)).fingerprint


def test_a_folder_that_holds_no_model_is_told(tmp_path):
    with pytest.raises(ReaderFailure, match="can't be loaded: give the name or the folder"):
        HubModel.open(str(tmp_path))


def test_a_model_that_is_not_here_is_told_without_the_network(monkeypatch):
    monkeypatch.setattr("huggingface_hub.constants.HF_HUB_OFFLINE", True)
    with pytest.raises(ReaderFailure, match=r"nobody/nothing.*can't be loaded.*network"):
        HubModel.open("nobody/nothing")


def test_a_model_made_for_something_else_is_refused(tiny_sizes, bert_folder, tmp_path):
    import shutil

    from transformers import BertConfig, BertModel

    folder = shutil.copytree(bert_folder, tmp_path / "body")
    BertModel(BertConfig(**tiny_sizes), add_pooling_layer=False).save_pretrained(folder)
    with pytest.raises(ReaderFailure, match=r"was not trained to answer.*qa_outputs"):
        HubModel.open(str(folder))
