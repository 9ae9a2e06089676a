"""Dropout that costs little on a CPU, where drawing a Bernoulli number for every value takes a tenth of the training."""

from __future__ import annotations

from typing import Final

import torch
from torch import Tensor, nn

_STEPS: Final = 256
_LEAST, _BYTES = -(2**63), 8


def dropout(x: Tensor, share: float, training: bool) -> Tensor:
    """Return values of which a share, rounded to 256ths, is nothing and the rest is larger by as much; as they are when not training.

    >>> x = torch.ones(10_000)
    >>> dropped = dropout(x, 0.25, training=True)
    >>> sorted({round(value, 3) for value in dropped.tolist()}), 0.22 < float((dropped == 0).float().mean()) < 0.28
    ([0.0, 1.333], True)
    """
    least = round(share * _STEPS)
    if not training or not least:
        return x
    drawn = torch.empty(x.numel() // _BYTES + 1, dtype=torch.int64, device=x.device).random_(_LEAST, None)
    kept = drawn.view(torch.uint8)[: x.numel()].view(x.shape) >= least
    return torch.where(kept, x, 0.0) * (_STEPS / (_STEPS - least))


class Dropout(nn.Module):
    """`dropout` as a layer."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        return dropout(x, self.share, self.training)
