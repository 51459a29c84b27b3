"""Parallelism as an argument, and long runs over whole collections.

``processes`` is a map; ``run_batch`` writes the lines of a stream of inputs to a file, and
goes on where an earlier run was stopped.
"""

from variorum.bulk.batch import Ended, Unit, Watch, run_batch, unwatched
from variorum.bulk.line_inputs import documents
from variorum.bulk.maps import processes
from variorum.bulk.page_inputs import Notes, pages
from variorum.bulk.part import Tally
from variorum.bulk.streams import Lost, stream

__all__ = [
    "Ended",
    "Lost",
    "Notes",
    "Tally",
    "Unit",
    "Watch",
    "documents",
    "pages",
    "processes",
    "run_batch",
    "stream",
    "unwatched",
]
