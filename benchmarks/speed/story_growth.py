"""How time and memory grow with the reports of one story, each of some 600 words.

usage: story_growth.py [--runs N] [--sizes 10 50 200]

Each run is a process of its own with an empty folder. "reading": archive, extraction, analysis.
"after": grouping, copies, collation, claims, dossier and its three forms, once all is analysed.
"cpu": processor time after reading, of all threads; growth is that of the processor time of all.
"""

from __future__ import annotations

import json
import math
import random
import statistics
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

SIZES = (10, 50, 200)
WORDS = 600

LETTER = [
    "To the members of the orchard cooperative,",
    "The frost of the ninth of May has taken more than half of this year's crop, and I will not "
    "pretend that the rest will pay our debts.",
    "We have three choices. We can sell the lower fields, we can ask the bank for one more winter, "
    "or we can close the press for good.",
    "I know what my father would have said. He would have pressed the last apple himself and let "
    "the bank wait at the gate.",
    "I am not my father. I will put the choice before you on the first Sunday of June, and I will "
    "carry out whatever you decide.",
    "Solveig Aarn",
]
PEOPLE = [
    ("Bram Tollefsen", "the bank's director"),
    ("Ines Calloway", "who has pressed cider there for thirty years"),
    ("Matteo Ruhl", "mayor of Applegarth"),
    ("Greta Olander", "a member of the board"),
    ("Yusuf Demir", "who farms the lower fields"),
]
REMARKS = [
    "Nobody wants to be the one who closes the gate",
    "We have lent to that press since before I was born",
    "The trees will be there next year and so should we",
    "She could have told us in person",
    "Half a crop is still half a crop",
    "I would rather sell a field than a family",
]
CONTEXT = [
    "The cooperative, founded in 1931, has {members} members and presses about {tonnes} tonnes of "
    "apples in a good year.",
    "Frost struck the valley on the night of 9 May, when it fell to minus four degrees.",
    "The bank {bank} on Tuesday that it had received a request for a longer loan.",
    "About {crop} per cent of the blossom was lost, according to the growers' association.",
    "The members are to vote in the village hall on the first Sunday of June.",
    "The press last closed for a season in {year}, after a fire in the boiler house.",
    "A cooperative in the next valley gave up pressing two years ago.",
    "Aarn took over from her father in {took}.",
]


# What else a reporter of the valley writes: each sentence with names, days and numbers of its own.
WHO = [
    "the parish council", "a packer at the press", "the growers' association", "the village school",
    "a lorry driver", "the bottling plant", "the tenants of the lower fields", "a beekeeper",
    "the harvest committee", "the savings bank", "a retired cooper", "the bus company",
]  # fmt: skip
DID = [
    "asked for a meeting about the road to the press", "counted {n} crates in the cold store",
    "has rented {n} hectares since {year}", "sold {n} barrels at the market in Holm",
    "wants the cellar inspected before the end of June", "paid {n} crowns for the old scales",
    "lost {n} trees on the northern slope", "took on {n} pickers last autumn",
    "will not say how long the stores last", "expects {n} visitors at the blossom fair",
    "repaired the weir with {n} volunteers", "keeps its accounts in a shed by the station",
    "remembers the frost of {year}, when {n} families moved away",
    "has put {n} names on a list of those who would buy shares",
]  # fmt: skip
WHERE = ["in Applegarth", "by the mill", "on the ridge", "in the next parish", "behind the hall"]


def _aside(chance: random.Random) -> str:
    """What somebody else said or did: reports agree on the numbers but for one in twenty."""
    number = chance.randrange(len(DID) * len(WHO))
    fixed = random.Random(1000 + (number if chance.random() < 0.95 else number * 7 + 1))
    who = WHO[number % len(WHO)]
    place = WHERE[number % len(WHERE)]
    did = DID[number // len(WHO)].format(
        n=fixed.randrange(3, 900), year=fixed.randrange(1921, 2030)
    )
    return f"{who[0].upper()}{who[1:]} {place} {did}."


def report(number: int) -> dict[str, str]:
    """One invented report, the same for the same number."""
    chance = random.Random(number)
    sentences = [part for line in LETTER[1:5] for part in line.replace(". ", ".|").split("|")]
    quoted = chance.sample(sentences, 3)
    name, role = PEOPLE[number % len(PEOPLE)]
    context = [
        line.format(
            members=chance.choice([212, 212, 230]),
            tonnes=chance.choice([900, 900, 1100]),
            bank=chance.choice(["confirmed", "confirmed", "declined to say"]),
            crop=chance.choice([55, 55, 60]),
            year=chance.choice([1988, 1988, 1989]),
            took=chance.choice([2019, 2019, 2021]),
        )
        for line in chance.sample(CONTEXT, 5)
    ]
    body = [
        "The head of the orchard cooperative in Applegarth, Solveig Aarn, has told its members in "
        "a letter that they must choose between selling land and closing the press.",
    ]
    if number % 5 == 0:
        body += ["The letter, which was sent on Monday, reads:", *LETTER]
    else:
        body += [
            f"“{quoted[0]}” Aarn wrote in the letter.",
            f"“{quoted[1]}” she added. “{quoted[2]}”",
        ]
    body += [
        context[0],
        f"“{chance.choice(REMARKS)},” said {name}, {role}.",
        *context[1:],
    ]
    while sum(len(part.split()) for part in body) < WORDS:
        body.append(" ".join(_aside(chance) for _ in range(3)))
    return {
        "url": f"https://paper{number}.example/orchard",
        "title": chance.choice(
            [
                "Cooperative asks members to choose",
                "Frost may close the cider press",
                "Letter from the orchard: sell, borrow or close",
            ]
        ),
        "published": f"2033-05-{12 + number % 14:02}",
        "text": "\n\n".join(body),
    }


RUN = """
import json, resource, sys, time, variorum
out, *inputs = sys.argv[1:]
with variorum.open_desk(out, settings=variorum.read_settings(offline=True)) as desk:
    start, worked = time.perf_counter(), time.process_time()
    articles = variorum.extract(desk, variorum.archive(desk, inputs))
    analyses = variorum.analyse(desk, articles)
    read, worked_so_far = time.perf_counter(), time.process_time()
    dossiers = []
    for reports in variorum.group(desk, articles, analyses):
        collated = variorum.collate(desk, reports)
        weighed = variorum.weigh(desk, reports, collated)
        dossiers.append(variorum.compose(reports, collated, weighed))
    variorum.export(desk, dossiers, out)
    end, all_work = time.perf_counter(), time.process_time()
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps([
    read - start, end - read, all_work - worked_so_far, all_work - worked, peak, len(dossiers)
]))
"""


@dataclass(frozen=True)
class Run:
    """One run: seconds of reading, seconds and processor seconds after it, and of all; peak MB."""

    reading: float
    after: float
    cpu: float
    all_cpu: float
    peak: float
    stories: int


def measure(inputs: list[Path]) -> Run:
    """One run over some reports, in a process of its own."""
    with tempfile.TemporaryDirectory() as out:
        done = subprocess.run(
            [sys.executable, "-c", RUN, out, *map(str, inputs)],
            check=True,
            capture_output=True,
            text=True,
        )
    return Run(*json.loads(done.stdout.splitlines()[-1]))


def main(arguments: list[str]) -> None:
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 3
    sizes = list(SIZES)
    if "--sizes" in arguments:
        sizes = [
            int(said) for said in arguments[arguments.index("--sizes") + 1 :] if said.isdigit()
        ]
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(max(sizes)):
            path = Path(folder) / f"{number:03}.json"
            path.write_text(json.dumps(report(number), ensure_ascii=False), encoding="utf-8")
            paths.append(path)
        print(
            f"{'reports':>8}{'stories':>9}{'reading s':>11}{'after s':>9}{'cpu s':>8}{'peak MB':>9}"
            f"{'growth of time':>16}{'of memory':>11}"
        )
        before: tuple[int, float, float] | None = None
        for size in sizes:
            seen = [measure(paths[:size]) for _ in range(runs)]
            reading, after, cpu, all_cpu, peak = (
                statistics.median(getattr(run, name) for run in seen)
                for name in ("reading", "after", "cpu", "all_cpu", "peak")
            )
            growth = ""
            if before:
                step = math.log(size / before[0])
                time_grew = math.log(all_cpu / before[1]) / step
                growth = f"{time_grew:>16.2f}{math.log(peak / before[2]) / step:>11.2f}"
            print(
                f"{size:>8}{seen[-1].stories:>9}{reading:>11.2f}{after:>9.2f}{cpu:>8.2f}"
                f"{peak:>9.0f}{growth}",
                flush=True,
            )
            before = (size, all_cpu, peak)


if __name__ == "__main__":
    main(sys.argv[1:])
