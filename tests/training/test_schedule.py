import pytest
from hypothesis import given
from hypothesis import strategies as st

from training.schedule import LEAST, Schedule


class Clock:
    """Tells the seconds it was set to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_rate_is_held_and_then_falls_to_nothing() -> None:
    schedule = Schedule(10_000, minutes=float("inf"), hold=0.6)
    assert schedule.scale(0) < 0.01
    assert schedule.scale(300) == schedule.scale(6_000) == 1.0
    assert schedule.scale(8_000) == pytest.approx(0.5)
    assert schedule.scale(9_999) == LEAST
    assert schedule.scale(10_000) == 0.0


def test_minutes_end_a_schedule_that_has_steps_left() -> None:
    clock = Clock()
    schedule = Schedule(10_000, minutes=10, clock=clock)
    clock.now = 5 * 60
    assert schedule.spent == 5
    assert schedule.scale(1_000) == pytest.approx(0.5)
    clock.now = 10 * 60
    assert schedule.scale(1_000) == 0.0


@given(steps=st.integers(1, 50_000), hold=st.floats(0, 0.9), step=st.integers(0, 60_000))
def test_the_share_lies_between_nothing_and_all(steps: int, hold: float, step: int) -> None:
    scale = Schedule(steps, minutes=float("inf"), hold=hold).scale(step)
    assert 0 <= scale <= 1
    assert (scale == 0) == (step >= steps)
