"""Published weights under our names."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")

Checkpoint = Callable[[str], Path]


@pytest.fixture(params=["bert", "mpnet"])
def name(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_an_encoder_reads_the_pieces_of_bert_whatever_its_own(name: str, checkpoint: Checkpoint) -> None:
    from training.checkpoints import load_encoder

    ids = torch.tensor([[101, 7, 99, 102]])
    vectors, attention = load_encoder(checkpoint(name)).eval()(ids, torch.zeros_like(ids), torch.ones_like(ids))
    assert vectors.shape == (1, 4, 32)
    assert attention.sum(-1).allclose(torch.ones(1, 4, 4))


def test_mpnet_s_pieces_stand_where_bert_has_them(checkpoint: Checkpoint) -> None:
    from safetensors.torch import load_file

    from training.checkpoints import load_encoder

    folder = checkpoint("mpnet")
    given = load_file(folder / "model.safetensors")
    theirs, encoder = given["embeddings.word_embeddings.weight"], load_encoder(folder)
    rows = {0: 1, 101: 0, 102: 2, 7: 11, 109: 113}
    assert all(torch.equal(encoder.words.weight[ours], theirs[row]) for ours, row in rows.items())
    assert torch.equal(encoder.positions.weight[0], given["embeddings.position_embeddings.weight"][2])


def test_only_mpnet_hears_how_far_apart_pieces_stand(name: str, checkpoint: Checkpoint) -> None:
    from training.checkpoints import load_encoder

    encoder = load_encoder(checkpoint(name)).eval()
    torch.nn.init.zeros_(encoder.positions.weight)
    ids = torch.tensor([[7, 8, 9, 10], [10, 8, 9, 7]])
    vectors, _ = encoder(ids, torch.zeros_like(ids), torch.ones_like(ids))
    assert vectors[0, 1].allclose(vectors[1, 1], atol=1e-4) == (name == "bert")


def test_a_layer_says_the_same_when_it_shows_its_attention(name: str, checkpoint: Checkpoint) -> None:
    from training.checkpoints import load_encoder

    layer, bias = load_encoder(checkpoint(name)).eval().layers[0], torch.randn(1, 4, 5, 5)
    x = torch.randn(2, 5, 32)
    shown, quick = layer(x, bias, explain=True)[0], layer(x, bias)[0]
    assert shown.allclose(quick, atol=1e-4)


def test_teachers_are_not_read_without_what_they_grew_from(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    from training.train import main

    with pytest.raises(SystemExit):
        main(["--data", "d", "--base", "b", "--out", str(tmp_path), "--teachers", "t0", "t1"])
    assert "--teacher-base" in capsys.readouterr().err


@pytest.mark.parametrize(("way", "bucket"), [(0, 0), (1, 1), (7, 7), (8, 8), (11, 8), (12, 9), (127, 15), (400, 15), (-1, 17), (-400, 31)])
def test_near_ways_have_a_class_of_their_own_and_far_ones_share(way: int, bucket: int) -> None:
    from training.encoder import buckets

    table = buckets(401, 32)
    assert int(table[max(way, 0), max(-way, 0)]) == bucket
