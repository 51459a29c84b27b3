"""When to ask a feed again: as often as it brings something, as seldom as its server wishes.

The time between two tries follows the time that usually passes between two arrivals. A feed
that is silent for longer than usual is asked less and less; what fails is asked at doubling
distances, up to a day, and never given up. What a server asks for (Retry-After, Cache-Control)
is kept even where it is longer than all that. Everything here is computed from values: the
clock and chance are arguments.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from variorum.model import FeedState, Polled

MINUTE, HOUR, DAY = 60.0, 3600.0, 86400.0


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often to ask, in seconds.

    Args:
        least: No feed is asked more often, whatever it brings.
        most: Every feed that answers is asked at least this often.
        first: For a feed of which nothing is known yet.
        backoff: After the first failure; doubled by each further one.
        longest: The longest wait after failures.
        gone: The wait for a feed whose server says that it is gone for good.
    """

    least: float = 15 * MINUTE
    most: float = 12 * HOUR
    first: float = HOUR
    backoff: float = 15 * MINUTE
    longest: float = DAY
    gone: float = 7 * DAY

    def __post_init__(self) -> None:
        times = (self.least, self.most, self.first, self.backoff, self.longest, self.gone)
        if min(times) <= 0:
            raise ValueError("times must be above 0")
        if self.least > self.most or self.backoff > self.longest:
            raise ValueError("the least time must not be above the longest")


# How much the latest gap counts beside the earlier ones: about the last five are remembered.
_LATEST = 0.3
# Two tries in the usual gap find a new entry after a quarter of it on the average.
_TRIES = 2.0
# Waits differ by up to this share, so that feeds asked together do not stay together.
_JITTER = 0.1
# Servers that ask for more than this (a year, by mistake) are asked again all the same.
_LONGEST_ASKED = 31 * DAY


def after(
    state: FeedState, polled: Polled, chance: float, rhythm: Rhythm | None = None
) -> FeedState:
    """How it stands with a feed once a try is over.

    Validators are those of the last answer that gave a feed; an answer 304 may bring newer
    ones (RFC 9110, 15.4.5), and keeps those that it does not name.

    Args:
        chance: Drawn anew for each try, at least 0 and below 1.
    """
    if polled.trouble is not None:
        return _failed(state, polled, chance, rhythm or Rhythm())
    known = replace(
        state,
        tried=polled.at,
        succeeded=polled.at,
        failures=0,
        trouble=None,
        floor=_bounded(polled.floor or 0.0)
        if polled.status != 304 or polled.floor
        else state.floor,
        pause=state.pause if polled.pause is None else _bounded(polled.pause),
    )
    if polled.status == 304:
        if polled.etag or polled.modified:
            # What another address gave before is none of this one's.
            same = polled.giver == state.giver
            known = replace(
                known,
                etag=polled.etag or (state.etag if same else None),
                modified=polled.modified or (state.modified if same else None),
                giver=polled.giver,
            )
    else:
        known = replace(
            known,
            etag=polled.etag,
            modified=polled.modified,
            giver=polled.giver,
            digest=polled.digest or state.digest,
        )
    if polled.fresh:
        known = replace(known, changed=polled.at, gap=_gap(state, polled))
    wait = max(
        _interval(known, polled.at, rhythm or Rhythm()) * _spread(chance), known.floor, known.pause
    )
    alone = _bounded(polled.wait or 0.0)
    return replace(known, due=polled.at + max(wait, alone), held=polled.at + alone)


def _failed(state: FeedState, polled: Polled, chance: float, rhythm: Rhythm) -> FeedState:
    failures = state.failures + 1
    wait = min(rhythm.backoff * 2.0 ** min(failures - 1, 30), rhythm.longest)
    if polled.trouble is not None and polled.trouble.kind == "gone" and failures > 1:
        wait = rhythm.gone  # once may be a mistake of the server's
    alone = _bounded(polled.wait or 0.0)
    wait = max(wait * _spread(chance), alone, state.floor, state.pause)
    return replace(
        state,
        tried=polled.at,
        failures=failures,
        trouble=polled.trouble,
        due=polled.at + wait,
        held=polled.at + alone,
    )


def _gap(state: FeedState, polled: Polled) -> float | None:
    """The usual time between arrivals, the present one counted in.

    Several new entries at once came one after the other since the last try that saw one.
    """
    if state.changed is None:
        return state.gap  # all that a feed held when it was found says nothing of its rhythm
    seen = max(polled.at - state.changed, 1.0) / polled.fresh
    return seen if state.gap is None else (1 - _LATEST) * state.gap + _LATEST * seen


def _interval(state: FeedState, now: float, rhythm: Rhythm) -> float:
    if state.gap is None:
        silent = now - state.changed if state.changed is not None else 0.0
        return min(max(rhythm.first, silent / _TRIES), rhythm.most)
    silent = now - (state.changed if state.changed is not None else now)
    return min(max(max(state.gap, silent) / _TRIES, rhythm.least), rhythm.most)


def _spread(chance: float) -> float:
    return 1.0 + _JITTER * chance


def _bounded(asked: float) -> float:
    return min(max(asked, 0.0), _LONGEST_ASKED)
