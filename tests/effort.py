"""How much longer work takes when it has more to do, told so that a busy machine is forgiven.

What other tests left in memory makes each collection of garbage long, and neighbours take the
processor away; both only ever add time. So collections wait while the clock runs, and the least
time of several rounds counts. A method that grows too fast is too slow in every round.
"""

import gc
import time
from collections.abc import Callable

_ROUNDS = 5


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds of one piece of work, with no garbage collected meanwhile."""
    gc.collect()
    gc.disable()
    try:
        begun = time.process_time()
        work()
        return time.process_time() - begun
    finally:
        gc.enable()


def assert_grows(
    small: Callable[[], object], large: Callable[[], object], most: float, spare: float = 0.05
) -> None:
    """Fail unless the large work takes at most so many times as long as the small one.

    Args:
        small: The work on the smaller input; called once more than is measured, to warm up.
        large: The same on the larger input.
        most: How many times as long it may take.
        spare: Seconds that are forgiven, for what is over before a clock can tell.
    """
    small()
    least = [float("inf"), float("inf")]
    for _ in range(_ROUNDS):
        least = [min(least[0], seconds(small)), min(least[1], seconds(large))]
        if least[1] <= most * least[0] + spare:
            return
    raise AssertionError(f"{least[1]:.3f} s beside {least[0]:.3f} s: over {most} times as long")
