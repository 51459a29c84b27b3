"""The furniture of news pages: lines that are no part of the article, rule by rule.

Every rule is a general habit of news sites, in the languages that the program reads.
A rule looks at one short line alone; what stands around a line is for ``marking``.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from variorum.text import fold

# A line with more words than this is prose, whatever it begins with.
_MOST_WORDS = 45
_LEADING = re.compile(r"^[^\w(\[{©@#+\"']+")
# Rules whose lines are full sentences. The lines of all others end without a full stop, or
# speak of what media sell; else they may be a letter's own words ("Sign up by Friday.").
_SENTENCES = frozenset(
    {
        "cookie or privacy notice",
        "copyright line",
        "notice about the page",
        "furniture of an encyclopedia",
    }
)
_MEDIA = re.compile(
    r"\b(?:newsletters?|apps?|articles?|story|stories|news|headlines|accounts?|subscri\w+|trial"
    r"|access|unlimited|digital|reading|inbox|titles|journalism|members?|membership|abo\w*"
    r"|abonn\w+|suscri\w+|boletín|infolettre|nieuwsbrief|commission|comments?)\b"
)


@lru_cache(maxsize=1)
def _rules() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    # Read and compiled at first use: compiling takes longer than starting the program may.
    lines = (
        (resources.files("variorum.extraction") / "furniture.rules").read_text("utf-8").splitlines()
    )
    words: dict[str, str] = {}
    rules: list[tuple[str, bool, list[str]]] = []
    for line in lines:
        if not line or line.startswith("# "):
            continue
        if match := re.fullmatch(r"\[([a-z -]+)\]( strong)?", line):
            rules.append((match[1], bool(match[2]), []))
        elif not rules:
            name, _, pattern = line.partition(" = ")
            words[f"<{name}>"] = pattern
        else:
            for name, pattern in words.items():
                line = line.replace(name, pattern)
            rules[-1][2].append(line)
    return tuple(
        (why, strong, re.compile(rf"(?:{'|'.join(patterns)})[\s.!»>→|:\"']*"))
        for why, strong, patterns in rules
    )


# Words that stand alone over an article as its section. Only lines of one to three of
# these, at the head or the end of a page, are noise.
SECTIONS: frozenset[str] = frozenset(
    """world news politics business sport sports tech technology science health culture opinion
    lifestyle entertainment local national international uk us usa europe asia africa americas
    australia canada china india russia ukraine economy markets money travel weather video videos
    live breaking exclusive analysis style food arts art books education environment climate crime
    courts home latest podcasts podcast photos football cricket tennis rugby motoring property jobs
    features feature life music film movies tv games gaming media royals showbiz finance companies
    energy defence defense security law society people trending premium magazine newsletters
    editorial letters obituaries history innovation startups space transport cars top stories story
    more all and & / | the of middle east latin america north south central region regional
    politik wirtschaft sport kultur panorama wissen gesundheit reise meinung ausland inland netzwelt
    gesellschaft politique économie monde société culture sciences santé opinions débats
    política economía mundo sociedad cultura deportes ciencia salud opinión tecnología internacional
    politica economia mondo esteri cronaca cultura sport scienza salute opinioni tecnologia
    politiek economie buitenland binnenland cultuur wetenschap gezondheid opinie media
    brasil saúde esportes esporte tecnologia opinião ciência sociedade país nyheter sport kultur
    ekonomi utrikes inrikes verden økonomi""".split()
)


def why_noise(line: str) -> tuple[str, bool] | None:
    """The name of the rule that makes a line page furniture, and whether it is a strong one.

    Args:
        line: One line (or block) of text.

    Returns:
        ``None`` for anything that may be part of an article. A strong rule is one whose
        lines end an article: what comes after is furniture too, unless it reads like prose.

    Cost: bounded, since longer lines are never looked at.
    """
    if len(line) > 400 or line.count(" ") >= _MOST_WORDS:
        return None
    plain = " ".join(_LEADING.sub("", fold(line)).casefold().split())
    if not plain:
        return ("ornament", False) if line.strip() else None
    prose = plain.endswith(".") and plain.count(" ") >= 5 and not _MEDIA.search(plain)
    for why, strong, rule in _rules():
        if prose and why not in _SENTENCES:
            continue
        if rule.fullmatch(plain):
            return why, strong
    return None


def is_section(line: str) -> bool:
    """True for a line made of one to four section names, as stands over an article."""
    words = re.findall(r"[\w&/|]+", line.casefold())
    return 0 < len(words) <= 4 and all(word in SECTIONS for word in words)
