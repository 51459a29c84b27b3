"""The Spanish calendar."""

from __future__ import annotations

from variorum.language.tongues.calendar import Calendar, named, numbered

SPANISH = Calendar(
    months=numbered(
        """enero febrero marzo abril mayo junio julio agosto septiembre/setiembre octubre noviembre
        diciembre"""
    ),
    short_months=numbered("ene feb mar abr may jun jul ago sep/sept oct nov dic"),
    weekdays=numbered("lunes martes miércoles jueves viernes sábado domingo", start=0),
    near={
        "hoy": (0, ""),
        "esta mañana": (0, "morning"),
        "esta tarde": (0, "afternoon"),
        "esta noche": (0, "night"),
        "ayer": (-1, ""),
        "ayer por la mañana": (-1, "morning"),
        "ayer por la tarde": (-1, "afternoon"),
        "ayer por la noche": (-1, "night"),
        "anoche": (-1, "night"),
        "anteayer": (-2, ""),
        "antes de ayer": (-2, ""),
        "mañana por la mañana": (1, "morning"),
        "mañana por la tarde": (1, "afternoon"),
        "mañana por la noche": (1, "night"),
        "mañana": (1, ""),
        "pasado mañana": (2, ""),
    },
    units=named(
        day="día|días",
        week="semana|semanas",
        weekend="fin de semana",
        month="mes|meses",
        year="año|años",
    ),
    seasons=named(spring="primavera", summer="verano", autumn="otoño", winter="invierno"),
    ordinals=numbered(
        "primer/primero/primera segundo/segunda tercer/tercero/tercera cuarto/cuarta"
    ),
    small=numbered("un/una dos tres cuatro cinco seis siete ocho nueve diez once doce"),
    early="(?:a )?(?:principios|comienzos|inicios)|(?:al )?(?:principio|comienzo|inicio)",
    mid="(?:a )?mediados",
    late="(?:a )?(?:finales|fines)|(?:al )?final",
    part_gap=" (?:del? )(?:mes de |año )?",
    last="(?:pasad[oa]|últim[oa])",
    next="próxim[oa]",
    this="est[ea]",
    last_after="pasad[oa]|anterior",
    next_after="próxim[oa]|que viene|que entra",
    every="cada|todos los|los",
    month_words="en|desde|hasta|para|de|entre|durante|tras|antes de",
    year_words="en|desde|hasta|para|de|del año|en el año|entre|durante|antes de|tras|hacia",
    day_mark="(?:º|°)?",
    first_day="primero|uno",
    day_gap=" de ",
    year_gap="(?: del? |, | )",
    to="al?|hasta(?: el)?|-",
    both=("entre(?: el)?", "y(?: el)?"),
    ago=("hace N U", "N U atrás"),
    ahead=("dentro de N U", "en N U"),
    decade=r"(?:años |década de(?: los)? )(?P<year>(?:1[5-9]|20)\d0)",
    quarter=("trimestre",),
    half=("semestre",),
    season_gap="(?: del? (?:año )?| )",
    clocks=(
        r"(?:a|hacia|sobre|desde|hasta|de) las? (?P<h>[01]?\d|2[0-4])"
        r"(?:[.:](?P<m>[0-5]\d))?(?: ?(?:horas|h)\b)?",
        r"(?P<h>[01]?\d|2[0-4])[.:](?P<m>[0-5]\d) ?(?:horas|h)\b",
    ),
    evening="de la tarde|de la noche|p\\. ?m\\.",
    future=r"va a|van a|debe|deben|deberá|prevé|previst[oa]s?|tendrá|tendrán|será|serán"
    r"|\w{2,16}(?:ará|erá|irá|arán|erán|irán|drá|drán)",
    past=r"ha|han|había|habían|fue|fueron|era|dijo|anunció|informó|\w{2,16}(?:ó|aron|ieron)",
    ahead_of="(?:a partir de|a partir|desde|hasta|para)(?:l| el)?",
    join="el|a|las|la|de|del|desde|hasta|hacia|día|alrededor",
    day_parts=named(
        morning="por la mañana|en la mañana",
        afternoon="por la tarde|en la tarde",
        night="por la noche|en la noche",
    ),
)
