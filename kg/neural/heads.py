"""A relation learned from a handful of examples: L2 logistic regression on the model's pair vectors, by Newton's method.

The model itself stays as it is; a fit takes some hundredths of a second and the same vectors always give the same head.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Doubles = NDArray[np.float64]

_STEPS: Final = 30
_CLOSE: Final = 1e-7


@dataclass(frozen=True)
class Weighing:
    """How much each kind of vector counts in a fit.

    The negatives near the examples together weigh `near` times what the positives weigh, the background `far` times: real text holds
    hundreds of pairs for one of the relation, and a head that forgets it fires everywhere. `ridge`, for each positive, pulls the
    weights towards zero.
    """

    near: float = 2.0
    far: float = 30.0
    ridge: float = 0.5


@dataclass(frozen=True)
class Head:
    """A relation's score of a pair vector: the logistic function of `weights · x + bias`.

    >>> Head(np.array([2.0, 0.0], np.float32), -1.0).scores(np.array([[0.5, 7.0]], np.float32)).tolist()
    [0.5]
    """

    weights: Floats
    bias: float

    def scores(self, x: Floats) -> Floats:
        """Return the probability of every row."""
        return np.asarray(_logistic(x @ self.weights + np.float32(self.bias)), np.float32)

    def to_dict(self) -> dict[str, Any]:
        return {"weights": [float(weight) for weight in self.weights], "bias": self.bias}

    @classmethod
    def from_dict(cls, told: dict[str, Any]) -> Head:
        """Read what `to_dict` made; the numbers come back exactly."""
        return cls(np.array(told["weights"], np.float32), float(told["bias"]))


def fit_head(positives: Floats, near: Floats, far: Floats, weighing: Weighing | None = None) -> Head:
    """Return the head that tells the positives from negatives near them and from the background.

    >>> one, other = np.eye(2, dtype=np.float32)
    >>> head = fit_head(np.stack([one, one]), other[None], np.zeros((4, 2), np.float32))
    >>> bool(head.scores(one[None])[0] > head.scores(other[None])[0])
    True
    """
    weighing = weighing or Weighing()
    x = np.concatenate([positives, near, far]).astype(np.float64)
    y = np.repeat([1.0, 0.0], [len(positives), len(near) + len(far)])
    mass = np.concatenate([np.ones(len(positives)), _shared(weighing.near, positives, near), _shared(weighing.far, positives, far)])
    middle, spread = _standard(x)
    inputs = np.concatenate([(x - middle) / spread, np.ones((len(x), 1))], 1)
    found = _newton(inputs, y, mass, weighing.ridge * len(positives))
    weights = found[:-1] / spread
    return Head(weights.astype(np.float32), float(found[-1] - weights @ middle))


def _shared(times: float, positives: Floats, negatives: Floats) -> Doubles:
    """Return the weight of each negative, so that they weigh so many times what the positives do together."""
    return np.full(len(negatives), times * len(positives) / max(len(negatives), 1))


def _standard(x: Doubles) -> tuple[Doubles, Doubles]:
    spread = x.std(0)
    return x.mean(0), np.where(spread > 1e-6, spread, 1.0)


def _newton(inputs: Doubles, y: Doubles, mass: Doubles, ridge: float) -> Doubles:
    """Return the weights, the bias last, that the penalised likelihood is highest for; the bias is not penalised."""
    pull = np.full(inputs.shape[1], ridge)
    pull[-1] = 1e-6
    weights = np.zeros(inputs.shape[1])
    loss = _loss(inputs, y, mass, pull, weights)
    for _ in range(_STEPS):
        step = _step(inputs, y, mass, pull, weights)
        size = 1.0
        while (fresh := _loss(inputs, y, mass, pull, weights - size * step)) > loss and size > 1e-4:
            size /= 2
        weights, change, loss = weights - size * step, loss - fresh, fresh
        if change < _CLOSE * max(1.0, loss):
            break
    return weights


def _step(inputs: Doubles, y: Doubles, mass: Doubles, pull: Doubles, weights: Doubles) -> Doubles:
    p = _logistic(inputs @ weights)
    slope = inputs.T @ (mass * (p - y)) + pull * weights
    curve = (inputs * (mass * p * (1 - p))[:, None]).T @ inputs + np.diag(pull)
    return np.linalg.solve(curve, slope)


def _loss(inputs: Doubles, y: Doubles, mass: Doubles, pull: Doubles, weights: Doubles) -> float:
    z = inputs @ weights
    return float(mass @ (np.logaddexp(0, z) - y * z) + 0.5 * pull @ weights**2)


def _logistic(z: Any) -> Any:
    return 1 / (1 + np.exp(-np.clip(z, -60, 60)))
