"""How sure a claim is, from what two extractors say of it and from what its ends are."""

from __future__ import annotations

from math import exp, log
from typing import Final, NamedTuple

from kg.extract.rivals import NO_RIVALS, Rivalry
from kg.model import Claim, Kind

_LEAST, _MOST = 0.005, 0.995
_CEILING = 0.99


class Signs(NamedTuple):
    """What speaks for or against a claim that one or two extractors make, as numbers.

    `leading` and `second` are log-odds of what each says, 0 when it says nothing, which `said` and `silence` tell. Pronouns and nominals
    among the ends are counted; `apart` is 1 when the ends stand in two sentences, `guessed` when the subject's class is only guessed.
    The last two are how sure the surest claim is that has another subject or object in this one's stead.
    """

    said: float
    leading: float
    second: float
    silence: float
    pronouns: float
    nominals: float
    apart: float
    guessed: float
    rival_subject: float = 0.0
    rival_object: float = 0.0

    @classmethod
    def of(cls, leading: Claim | None, second: Claim | None, rivalry: Rivalry = NO_RIVALS) -> Signs:
        """Return the signs of a claim as the leading extractor makes it, or the second where that alone does; one of them has to."""
        claim = leading or second
        if claim is None:
            raise ValueError("a claim that nobody makes has no signs")
        kinds = (claim.subject.kind, claim.object.kind)
        return cls(
            said=float(leading is not None),
            leading=log_odds(leading.confidence) if leading else 0.0,
            second=log_odds(second.confidence) if second else 0.0,
            silence=float(second is None),
            pronouns=float(kinds.count(Kind.PRONOUN)),
            nominals=float(kinds.count(Kind.NOMINAL)),
            apart=float(claim.subject.sentence != claim.object.sentence),
            guessed=float(claim.subject.guessed),
            rival_subject=rivalry.subject,
            rival_object=rivalry.object,
        )


class Weights(NamedTuple):
    """How the log-odds of a claim follow from its signs, one weight each and a base: a logistic regression, fitted by `bench.fusion`."""

    base: float = 0.68
    said: float = 0.5
    leading: float = 0.48
    second: float = 0.73
    silence: float = -2.2
    pronouns: float = -0.28
    nominals: float = -0.3
    apart: float = 1.07
    guessed: float = -0.73
    rival_subject: float = -0.8
    rival_object: float = -0.67

    def confidence(self, signs: Signs) -> float:
        """Return how sure a claim with such signs is.

        >>> signs = Signs(1.0, log_odds(0.8), log_odds(0.9), 0.0, 0.0, 0.0, 0.0, 0.0)
        >>> Weights().confidence(signs) > Weights().confidence(signs._replace(second=0.0, silence=1.0))
        True
        """
        odds = self.base + sum(weight * sign for weight, sign in zip(self[1:], signs, strict=True))
        return round(min(_CEILING, 1 / (1 + exp(-odds))), 3)


WEIGHTS: Final = Weights()


def log_odds(p: float) -> float:
    """Return the log-odds of a probability, which is never taken for quite sure.

    >>> round(log_odds(0.5), 2), log_odds(0.0) == log_odds(0.001)
    (0.0, True)
    """
    p = min(max(p, _LEAST), _MOST)
    return log(p / (1 - p))
