"""How time and memory grow with the reports of one story. usage: story_growth.py [--runs N]"""

from __future__ import annotations

import json
import math
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SIZES = (5, 10, 25, 50)

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


def measure(inputs: list[Path]) -> tuple[float, float]:
    """Seconds and peak megabytes of one run of the command."""
    with tempfile.TemporaryDirectory() as out:
        command = [sys.executable, "-m", "variorum", "dossier", "--offline", "-q", "-o", out]
        start = time.perf_counter()
        child = subprocess.Popen(
            [*command, *map(str, inputs)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )
        child.wait()
        seconds = time.perf_counter() - start
    return seconds, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main(arguments: list[str]) -> None:
    runs = int(arguments[arguments.index("--runs") + 1]) if "--runs" in arguments else 3
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number in range(max(SIZES)):
            path = Path(folder) / f"{number:03}.json"
            path.write_text(json.dumps(report(number), ensure_ascii=False), encoding="utf-8")
            paths.append(path)
        empty = Path(folder) / "empty.txt"
        empty.write_bytes(b"")
        idle = statistics.median(measure([empty])[0] for _ in range(runs))
        print(f"start-up (one empty input): {idle:.2f} s")
        print(f"{'reports':>8}{'seconds':>9}{'after start':>13}{'peak MB':>9}{'growth':>8}")
        before: tuple[int, float] | None = None
        for size in SIZES:
            seen = [measure(paths[:size]) for _ in range(runs)]
            seconds = statistics.median(second for second, _ in seen)
            after = max(seconds - idle, 1e-3)
            growth = ""
            if before:
                growth = f"{math.log(after / before[1]) / math.log(size / before[0]):.2f}"
            print(f"{size:>8}{seconds:>9.2f}{after:>13.2f}{seen[-1][1]:>9.0f}{growth:>8}")
            before = (size, after)


if __name__ == "__main__":
    main(sys.argv[1:])
