"""The Portuguese calendar."""

from __future__ import annotations

from variorum.language.tongues.calendar import Calendar, named, numbered

PORTUGUESE = Calendar(
    months=numbered(
        """janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro
        dezembro"""
    ),
    short_months=numbered("jan fev mar abr mai jun jul ago set out nov dez"),
    weekdays=numbered(
        """segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado
        domingo""",
        start=0,
    ),
    clipped=numbered("segunda terça quarta quinta sexta", start=0),
    clipped_after=r"\b(?:na|nesta|desta|da|de|até) \Z",
    near={
        "hoje": (0, ""),
        "esta manhã": (0, "morning"),
        "nesta manhã": (0, "morning"),
        "esta tarde": (0, "afternoon"),
        "nesta tarde": (0, "afternoon"),
        "esta noite": (0, "night"),
        "nesta noite": (0, "night"),
        "ontem": (-1, ""),
        "ontem de manhã": (-1, "morning"),
        "ontem à tarde": (-1, "afternoon"),
        "ontem à noite": (-1, "night"),
        "anteontem": (-2, ""),
        "amanhã": (1, ""),
        "amanhã de manhã": (1, "morning"),
        "amanhã à tarde": (1, "afternoon"),
        "amanhã à noite": (1, "night"),
        "depois de amanhã": (2, ""),
    },
    units=named(
        day="dia|dias",
        week="semana|semanas",
        weekend="fim de semana|final de semana",
        month="mês|meses",
        year="ano|anos",
    ),
    seasons=named(spring="primavera", summer="verão", autumn="outono", winter="inverno"),
    ordinals=numbered("primeiro/primeira segundo/segunda terceiro/terceira quarto/quarta"),
    small=numbered("um/uma dois/duas três quatro cinco seis sete oito nove dez onze doze"),
    early="(?:no )?(?:início|começo|princípio)|(?:em )?inícios",
    mid="(?:em )?meados|meio",
    late="(?:no )?(?:final|fim)|(?:em )?finais",
    part_gap=" (?:d[eo] )(?:mês de |ano )?(?:ano de )?",
    last="(?:passad[oa]|últim[oa])",
    next="próxim[oa]",
    this="(?:n?est[ea]|n?ess[ea]|dest[ea])",
    last_after="passad[oa]|anterior",
    next_after="próxim[oa]|que vem",
    every="cada|tod[oa]s?(?: [ao]s?)?|às|aos",
    month_words="em|desde|até|para|de|durante|entre|a partir de",
    year_words="em|desde|até|para|de|no ano de|em|entre|durante|antes de|após",
    day_mark="º?",
    first_day="primeiro",
    day_gap=" de ",
    year_gap="(?: de |, | )",
    to="a|ao|até(?: [ao])?|-",
    both=("entre(?: [oa])?", "e(?: [oa])?"),
    ago=("há N U", "N U atrás", "faz N U"),
    ahead=("daqui a N U", "dentro de N U", "em N U"),
    decade=r"(?:anos |década de )(?P<year>(?:1[5-9]|20)\d0)",
    quarter=("trimestre",),
    half=("semestre",),
    season_gap="(?: d[eo] (?:ano de )?| )",
    clocks=(
        r"(?P<h>[01]?\d|2[0-4])h(?P<m>[0-5]\d)?",
        r"(?:às|das|pelas|por volta das) (?P<h>[01]?\d|2[0-4])(?:[.:h](?P<m>[0-5]\d))?(?: horas)?",
    ),
    evening="da tarde|da noite",
    future=r"vai|vão|deve|devem|deverá|prevê|previst[oa]s?|será|serão|terá"
    r"|\w{2,16}(?:ará|erá|irá|arão|erão|irão)",
    past=r"foi|foram|era|eram|tinha|disse|anunciou|informou|\w{2,16}(?:ou|eu|iu|aram|eram|iram)",
    ahead_of="(?:a partir|desde|até|para)(?: d?[ao])?",
    join="às|as|na|no|da|do|de|dia|por|volta|das",
    day_parts=named(
        morning="de manhã|pela manhã", afternoon="à tarde|de tarde", night="à noite|de noite"
    ),
)
