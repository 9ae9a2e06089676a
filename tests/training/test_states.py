"""Weights written, read back and averaged, with a network small enough to make on the spot."""

from __future__ import annotations

from copy import deepcopy
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

torch = pytest.importorskip("torch", reason="training needs the extra `train`")

if TYPE_CHECKING:
    from training.network import Network

_CONFIG = {
    "hidden_size": 32,
    "num_attention_heads": 4,
    "vocab_size": 1200,
    "max_position_embeddings": 64,
    "intermediate_size": 48,
    "num_hidden_layers": 2,
}


def _network(seed: int) -> Network:
    from training.encoder import Encoder
    from training.network import Network, Sizes

    torch.manual_seed(seed)
    network = Network(Encoder(_CONFIG), types=5, relations=7, sizes=Sizes(span=16, pair=24, link=8))
    for value in network.parameters():
        # The exporter writes weights that are alike but once, as those of a trained network never are.
        torch.nn.init.normal_(value)
    return network


@pytest.fixture(scope="module")
def network() -> Network:
    return _network(1)


@pytest.fixture(scope="module")
def folder(network: Network, tmp_path_factory: pytest.TempPathFactory) -> Path:
    from training.export import export

    folder = tmp_path_factory.mktemp("model")
    export(deepcopy(network), folder)
    return folder


@pytest.mark.filterwarnings("ignore::DeprecationWarning", "ignore::UserWarning")
class TestShipped:
    def test_every_weight_comes_back_by_its_name(self, network: Network, folder: Path) -> None:
        from training.shipped import shipped_state

        state = shipped_state(folder)
        assert set(state) == set(network.state_dict())
        _network(2).load_state_dict(state)

    def test_a_weight_is_off_by_less_than_a_step_of_seven_bits(self, network: Network, folder: Path) -> None:
        from training.shipped import shipped_state

        state = shipped_state(folder)
        for name, value in network.state_dict().items():
            assert state[name].shape == value.shape, name
            assert (state[name] - value).abs().max() <= value.abs().max() / 60, name

    def test_heads_come_back_to_the_bit(self, network: Network, folder: Path) -> None:
        from training.shipped import shipped_state

        state = shipped_state(folder)
        for name in ("pool.weight", "subject.weight", "relations.weight", "relations.bias", "link_score.weight"):
            assert torch.equal(state[name], network.state_dict()[name]), name


class TestAverage:
    def test_of_few_states_all_count_alike(self) -> None:
        from training.average import Average

        states = [_network(seed) for seed in range(3)]
        average = Average(states[0])
        for state in states[1:]:
            average.add(state)
        mean = sum(state.relations.weight for state in states) / 3
        assert torch.allclose(average.network.relations.weight, mean, atol=1e-6)

    def test_the_fewer_steps_it_is_over_the_more_the_last_counts(self) -> None:
        from training.average import Average

        states = [_network(seed) for seed in range(3)]
        average = Average(states[0], steps=1)
        for state in states[1:]:
            average.add(state)
        assert torch.allclose(average.network.relations.weight, states[-1].relations.weight)

    def test_what_is_averaged_stays_as_it_is(self, network: Network) -> None:
        from training.average import Average

        before = deepcopy(network.state_dict())
        Average(network).add(_network(2))
        assert all(torch.equal(value, before[name]) for name, value in network.state_dict().items())


def test_the_mean_of_states_is_taken_weight_by_weight(tmp_path: Path) -> None:
    from training.export import mean_of

    paths = [tmp_path / f"{seed}.pt" for seed in range(2)]
    for seed, path in enumerate(paths):
        torch.save(_network(seed).state_dict(), path)
    one, other = (torch.load(path) for path in paths)
    mean = mean_of(paths)
    assert set(mean) == set(one)
    assert all(torch.allclose(mean[name], (one[name] + other[name]) / 2, atol=1e-6) for name in mean)


class TestKeeper:
    def _keeper(self, network: Network, folder: Path, monkeypatch: pytest.MonkeyPatch, measured: list[float]) -> object:
        from training import keeper
        from training.held import Held

        values = iter(measured)
        monkeypatch.setattr(keeper, "measure", lambda *_: Held(0.0, 2 * next(values)))
        return keeper.Keeper(network, [], frozenset(), folder)

    def test_the_best_state_stays_when_a_later_one_is_worse(
        self, network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        keeper = self._keeper(network, tmp_path, monkeypatch, [0.3, 0.2])
        keeper.save("early")  # type: ignore[attr-defined]
        keeper.average.add(_network(2))  # type: ignore[attr-defined]
        keeper.save("late")  # type: ignore[attr-defined]
        best, last = torch.load(tmp_path / "best.pt"), torch.load(tmp_path / "weights.pt")
        assert torch.equal(best["relations.weight"], network.relations.weight)
        assert not torch.equal(last["relations.weight"], network.relations.weight)
        assert "late held out: types 0.0000 relations 0.4000" in capsys.readouterr().out

    def test_an_earlier_run_is_outdone_only_by_a_better_state(
        self, network: Network, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        torch.save(_network(3).state_dict(), tmp_path / "best.pt")
        kept = (tmp_path / "best.pt").read_bytes()
        keeper = self._keeper(network, tmp_path, monkeypatch, [0.3, 0.2, 0.4])
        keeper.save("worse")  # type: ignore[attr-defined]
        assert (tmp_path / "best.pt").read_bytes() == kept
        keeper.save("better")  # type: ignore[attr-defined]
        assert (tmp_path / "best.pt").read_bytes() != kept
