"""Parallelism as an argument, and long runs over whole collections.

``processes`` is a map. ``extract_lines``, ``analyse_lines`` and ``group_lines`` write a line for
each of a stream of inputs to a file, and go on where an earlier run was stopped.
"""

from variorum.bulk.batch import Ended, Unit, Watch, run_batch, unwatched
from variorum.bulk.grouping import group_lines
from variorum.bulk.line_inputs import documents
from variorum.bulk.lines import analyse_lines, extract_lines
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
    "analyse_lines",
    "documents",
    "extract_lines",
    "group_lines",
    "pages",
    "processes",
    "run_batch",
    "stream",
    "unwatched",
]
