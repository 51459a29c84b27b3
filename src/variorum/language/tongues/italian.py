"""The Italian calendar."""

from __future__ import annotations

from variorum.language.tongues.calendar import Calendar, named, numbered

ITALIAN = Calendar(
    months=numbered(
        """gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre
        dicembre"""
    ),
    short_months=numbered("gen feb mar apr mag giu lug ago set/sett ott nov dic"),
    weekdays=numbered(
        """lunedì/lunedi martedì/martedi mercoledì/mercoledi giovedì/giovedi venerdì/venerdi sabato
        domenica""",
        start=0,
    ),
    near={
        "oggi": (0, ""),
        "stamattina": (0, "morning"),
        "stamani": (0, "morning"),
        "questa mattina": (0, "morning"),
        "oggi pomeriggio": (0, "afternoon"),
        "questo pomeriggio": (0, "afternoon"),
        "stasera": (0, "evening"),
        "questa sera": (0, "evening"),
        "stanotte": (0, "night"),
        "ieri": (-1, ""),
        "ieri mattina": (-1, "morning"),
        "ieri pomeriggio": (-1, "afternoon"),
        "ieri sera": (-1, "evening"),
        "ieri notte": (-1, "night"),
        "l'altro ieri": (-2, ""),
        "altroieri": (-2, ""),
        "domani": (1, ""),
        "domani mattina": (1, "morning"),
        "domani pomeriggio": (1, "afternoon"),
        "domani sera": (1, "evening"),
        "dopodomani": (2, ""),
    },
    units=named(
        day="giorno|giorni",
        week="settimana|settimane",
        weekend="fine settimana|weekend",
        month="mese|mesi",
        year="anno|anni",
    ),
    seasons=named(spring="primavera", summer="estate", autumn="autunno", winter="inverno"),
    ordinals=numbered("primo/prima secondo/seconda terzo/terza quarto/quarta"),
    small=numbered("un/uno/una due tre quattro cinque sei sette otto nove dieci undici dodici"),
    early="(?:all['’])?inizio|(?:agli )?inizi",
    mid="(?:a )?metà",
    late="(?:alla )?fine",
    part_gap="(?: (?:di |del |dell['’]anno |degli )| )",
    last="scors[oa]|passat[oa]|ultim[oa]",
    next="prossim[oa]",
    this="quest[oaie]|quest['’]",
    last_after="scors[oa]|passat[oa]",
    next_after="prossim[oa]|che viene",
    every="ogni|tutti i|i",
    month_words="a|in|da|dal|ad|di|nel mese di|entro|fino a|tra|fra",
    year_words="nel|dal|del|fino al|al|entro il|dopo il|prima del|tra il|fra il|intorno al",
    day_mark="°?",
    first_day="primo",
    year_gap="(?: del | )",
    to="al|-",
    both=("(?:tra|fra)(?: il)?", "ed? (?:il )?"),
    ago=("N U fa",),
    ahead=("(?:tra|fra) N U",),
    decade=r"anni ['’]?(?P<year>(?:1[5-9]|20)\d0)",
    quarter=("trimestre",),
    half=("semestre",),
    season_gap="(?: del(?:l['’]anno)? | )",
    clocks=(
        r"(?:alle(?: ore)?|ore|dalle(?: ore)?|verso le|intorno alle|le) "
        r"(?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?![\d%]|[.,]\d)",
    ),
    evening="di sera|del pomeriggio|della sera",
    future=r"deve|devono|dovrà|dovrebbe|previst[oaie]|attes[oaie]|sarà|saranno|avrà"
    r"|\w{2,16}(?:erà|irà|eranno|iranno|rrà|rranno|drà|dranno)",
    past=r"ha|hanno|aveva|avevano|è|sono|era|erano|fu|furono|detto|annunciato"
    r"|\w{2,16}(?:ato|ata|ati|ate|uto|ito)",
    ahead_of="(?:entro|da|dal|dalla|a partire da|fino a)(?:l| il)?",
    join="il|la|alle|ore|dalle|le|del|di|verso|intorno|giorno",
    day_parts=named(
        morning="mattina|mattino", afternoon="pomeriggio", evening="sera", night="notte"
    ),
)
