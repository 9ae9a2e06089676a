"""What a network learns from its teachers, with networks small enough to make on the spot."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")

if TYPE_CHECKING:
    from training.batches import Batch
    from training.distil import Lessons
    from training.losses import Reading
    from training.network import Network
    from training.windows import Item

_TYPES, _RELATIONS = 5, 7
_CONFIG = {
    "hidden_size": 32,
    "num_attention_heads": 4,
    "vocab_size": 60,
    "max_position_embeddings": 64,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
}


def _network(seed: int) -> Network:
    from training.encoder import Encoder
    from training.network import Network, Sizes

    torch.manual_seed(seed)
    return Network(Encoder(_CONFIG, dropout=0.0), _TYPES, _RELATIONS, Sizes(span=16, pair=24, link=8)).eval()


def _item(key: str, words: int = 6) -> Item:
    """Return a window of words a, b, c…, of which the first and third name one thing and are in a relation with the fifth."""
    from training.windows import Item

    text = " ".join("abcdefgh"[:words])
    rows = np.array([(i + 1, i + 1, 0, 0) for i in range(words)])
    return Item(
        source="test",
        key=key,
        text=text,
        ids=np.arange(words + 2) + len(key),
        cases=np.zeros(words + 2, np.int64),
        spans=rows,
        bounds=np.array([(2 * i, 2 * i + 1, 0) for i in range(words)]),
        targets={0: ((1,), 1.0), 2: ((1,), 1.0), 4: ((2,), 1.0)},
        known=np.ones(_TYPES, np.float32),
        span_weight=np.ones(words, np.float32),
        marks={0: 0, 1: 2, 2: 4},
        things={0: frozenset("x"), 2: frozenset("x"), 4: frozenset("y")},
        facts=((0, 4, 3, 0),),
        ignored=(),
        denied=(),
        silence=np.ones(_RELATIONS, np.float32),
        all_pairs=True,
        links=True,
    )


def _items() -> list[Item]:
    return [_item(f"document {number}", 5 + number % 3) for number in range(20)]


def _of_half(half: int) -> Item:
    from training.distil import half_of

    return next(item for item in _items() if half_of(item) == half)


def _batch(*items: Item) -> Batch:
    from training.batches import collate

    return collate(items, _TYPES)


def _read(network: Network, batch: Batch, of: Reading | None = None) -> Reading:
    from training.losses import read

    return read(network, batch, frozenset(), of.pairs if of else None)


class TestHalves:
    def test_a_batch_is_of_one_half_and_none_is_lost(self) -> None:
        from training.distil import half_of, in_halves

        batches = in_halves(_items(), 30, random.Random(1))
        assert all(len({half_of(item) for item in batch}) == 1 for batch in batches)
        assert sorted(item.key for batch in batches for item in batch) == sorted(item.key for item in _items())

    def test_both_halves_hold_something(self) -> None:
        from training.distil import half_of

        assert {half_of(item) for item in _items()} == {0, 1}


class TestReadings:
    def test_a_document_is_of_one_half_whatever_names_it_has_and_in_whichever_corpus(self) -> None:
        from dataclasses import replace

        from tokenizers import Tokenizer

        from kg.ontology import load_ontology
        from kg.resources import model_dir, ontology_files
        from training.authored import read_authored
        from training.distil import half_of
        from training.epochs import Reader, Renamed
        from training.inventory import Inventory
        from training.passages import from_authored
        from training.renamed import Pool

        ontology = load_ontology(ontology_files())
        documents = list(read_authored(ontology))[:60]
        tokenizer = Tokenizer.from_file(str(model_dir() / "tokenizer.json"))
        reader = Reader(tokenizer, Inventory.of(ontology))
        drawn = Renamed(documents, 1.0, Pool.of(documents), reader).draw(random.Random(4))
        elsewhere = {item.key: half_of(item) for item in reader.items(map(from_authored, documents))}
        items = list(drawn)
        assert any(item.text != item.key for item in items)
        assert all(half_of(item) == elsewhere[item.key] for item in items)
        assert half_of(items[0]) == half_of(replace(items[0], source="another corpus"))


class TestTeachers:
    @pytest.mark.parametrize("half", [0, 1])
    def test_the_one_speaks_that_was_trained_on_the_other_half(self, half: int) -> None:
        from training.distil import Teachers

        networks, batch = [_network(1), _network(2)], _batch(_of_half(half))
        mine = _read(_network(3), batch)
        said = Teachers(networks).say(batch, mine, frozenset())
        assert torch.equal(said.relations, _read(networks[1 - half], batch, mine).relations)

    def test_what_they_say_is_of_the_student_s_pairs_and_teaches_them_nothing(self) -> None:
        from training.distil import Teachers

        batch = _batch(_of_half(0))
        mine = _read(_network(3), batch)
        said = Teachers([_network(1), _network(2)]).say(batch, mine, frozenset())
        assert said.pairs is mine.pairs
        assert not said.relations.requires_grad

    def test_they_are_read_from_the_folders_of_their_runs(self, checkpoint: Callable[[str], Path], tmp_path: Path) -> None:
        from training.checkpoints import load_encoder
        from training.distil import Teachers
        from training.inventory import Inventory
        from training.network import Network

        inventory, base = Inventory(tuple("abcde"), tuple("fghijkl"), frozenset(), {}), checkpoint("mpnet")
        networks = [Network(load_encoder(base), _TYPES, _RELATIONS).eval() for _ in range(2)]
        for run, network in enumerate(networks):
            (tmp_path / str(run)).mkdir()
            torch.save(network.state_dict(), tmp_path / str(run) / "best.pt")
        batch = _batch(_of_half(0))
        mine = _read(networks[0], batch)
        said = Teachers.load([tmp_path / "0", tmp_path / "1"], base, inventory, torch.device("cpu")).say(batch, mine, frozenset())
        assert torch.equal(said.types, _read(networks[1], batch).types)


def _readings() -> tuple[Batch, Reading, Reading]:
    batch = _batch(_of_half(0), _item("longer", 8))
    mine = _read(_network(3), batch)
    return batch, mine, _read(_network(1), batch, mine)


class TestSoftLosses:
    def test_nothing_is_closer_to_a_teacher_than_the_teacher(self) -> None:
        from training.distil import soft_losses

        batch, mine, theirs = _readings()
        for far, near in zip(soft_losses(mine, theirs, batch), soft_losses(theirs, theirs, batch), strict=True):
            assert far > near

    def test_padding_teaches_nothing(self) -> None:
        from training.distil import soft_losses

        batch, mine, theirs = _readings()
        scores = mine.types.detach().clone().requires_grad_()
        pairs = mine.relations.detach().clone().requires_grad_()
        losses = soft_losses(type(mine)(scores, pairs, mine.status, mine.links, mine.pairs), theirs, batch)
        losses.total().backward()  # type: ignore[no-untyped-call]
        assert scores.grad is not None and pairs.grad is not None
        assert bool((scores.grad.abs().sum(-1) > 0).eq(batch.last > 0).all())
        there = mine.pairs.there[:, :, None] & mine.pairs.there[:, None] & ~torch.eye(mine.pairs.there.shape[1], dtype=torch.bool)
        assert bool((pairs.grad.abs().sum(-1) > 0).eq(there).all())


class TestLessons:
    def _losses(self, lessons: Lessons) -> list[float]:
        return [part.item() for part in lessons.losses(_network(3), _batch(_of_half(1)))]

    def test_a_share_of_nothing_is_no_teacher(self) -> None:
        from training.distil import Lessons, Teachers

        teachers = Teachers([_network(1), _network(2)])
        assert self._losses(Lessons(frozenset(), teachers, 0.0)) == pytest.approx(self._losses(Lessons(frozenset())))

    def test_half_a_share_lies_between(self) -> None:
        from training.distil import Lessons, Teachers

        teachers = Teachers([_network(1), _network(2)])
        none, half, all = (self._losses(Lessons(frozenset(), teachers, share)) for share in (0.0, 0.5, 1.0))
        assert half == pytest.approx([(one + other) / 2 for one, other in zip(none, all, strict=True)])

    def test_only_teachers_ask_for_batches_of_one_half(self) -> None:
        from training.distil import Lessons, half_of

        batches = Lessons(frozenset()).batches(_items(), 1000, random.Random(1))
        assert len(batches) == 1 and len({half_of(item) for item in batches[0]}) == 2
