"""How fast a training learns, from its first step to its last."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Final

RISE: Final = 300
"""Steps of a rising rate, at most."""
LEAST: Final = 0.02


class Schedule:
    """The share of the full learning rate: a short rise, held as long as is asked, then down to nothing at the last step or minute.

    >>> schedule = Schedule(1000, minutes=float("inf"), hold=0.5)
    >>> [round(schedule.scale(step), 2) for step in (0, 59, 500, 750, 1000)]
    [0.02, 1.0, 1.0, 0.5, 0.0]
    """

    def __init__(self, steps: int, minutes: float, hold: float = 0.0, clock: Callable[[], float] = time.monotonic) -> None:
        self._steps, self._minutes, self._falling = steps, minutes, 1 - hold
        self._clock, self._begun = clock, clock()
        self._rise = min(RISE, 0.06 * steps)

    @property
    def spent(self) -> float:
        """Minutes since it was made."""
        return (self._clock() - self._begun) / 60

    def scale(self, step: int) -> float:
        """Return the share at a step, 0 when it is over."""
        left = 1 - max(step / self._steps, self.spent / self._minutes)
        return 0.0 if left <= 0 else min(1.0, (step + 1) / self._rise) * max(LEAST, min(1.0, left / self._falling))
