"""The French calendar."""

from __future__ import annotations

from variorum.language.tongues.calendar import Calendar, named, numbered

FRENCH = Calendar(
    months=numbered(
        """janvier février mars avril mai juin juillet août/aout septembre octobre novembre
        décembre"""
    ),
    short_months=numbered("janv/jan févr/fév mars avr mai juin juil août sept oct nov déc"),
    weekdays=numbered("lundi mardi mercredi jeudi vendredi samedi dimanche", start=0),
    near={
        "aujourd'hui": (0, ""),
        "ce matin": (0, "morning"),
        "cet après-midi": (0, "afternoon"),
        "ce soir": (0, "evening"),
        "cette nuit": (0, "night"),
        "hier": (-1, ""),
        "hier matin": (-1, "morning"),
        "hier après-midi": (-1, "afternoon"),
        "hier soir": (-1, "evening"),
        "avant-hier": (-2, ""),
        "demain": (1, ""),
        "demain matin": (1, "morning"),
        "demain après-midi": (1, "afternoon"),
        "demain soir": (1, "evening"),
        "après-demain": (2, ""),
    },
    units=named(
        day="jour|jours",
        week="semaine|semaines",
        weekend="week-end|weekend",
        month="mois",
        year="année|années|an|ans",
    ),
    seasons=named(spring="printemps", summer="été", autumn="automne", winter="hiver"),
    ordinals=numbered("premier/première/1er deuxième/second/seconde/2e troisième/3e quatrième/4e"),
    small=numbered("un/une deux trois quatre cinq six sept huit neuf dix onze douze")
    | {"quinze": 15},
    early="début|au début|en début",
    mid="mi|milieu|au milieu",
    late="fin|à la fin|en fin",
    part_gap="(?: (?:de (?:l['’]année )?|d['’]|du mois de |des )|[ -])",
    last="(?:dernier|dernière)s?",
    next="(?:prochain|prochaine)s?",
    this="(?:ce|cet|cette)",
    last_after="(?:dernier|dernière|passée?|écoulée?)",
    next_after="(?:prochain|prochaine|à venir)",
    every="chaque|tous les|les",
    month_words="en|depuis|jusqu'en|jusqu’en|au mois de|dès|avant|après|de|entre",
    year_words="en|depuis|jusqu'en|jusqu’en|de|avant|après|dès|l'an|l’an|entre|vers",
    day_mark="(?:er|ᵉʳ)?",
    first_day="premier",
    to="au|à|-",
    both=("entre(?: le)?", "et(?: le)?"),
    ago=("il y a N U", "voici N U"),
    ahead=("dans N U", "d['’]ici N U"),
    decade=r"années (?P<year>(?:1[5-9]|20)\d0)",
    quarter=("trimestre",),
    half=("semestre",),
    season_gap="(?: de l['’]année | de | )",
    clocks=(r"(?P<h>[01]?\d|2[0-4]) ?(?:h|heures?)(?: ?(?P<m>[0-5]\d))?",),
    evening="du soir|de l['’]après-midi",
    future=r"va|vont|doit|doivent|devrait|devraient|prévue?s?|attendue?s?|aura lieu|sera|seront"
    r"|\w{2,16}(?:era|eront|ira|iront|dra|dront)",
    past=r"a|ont|avait|avaient|est|sont|était|étaient|fut|furent|annoncée?s?|déclaré|indiqué"
    r"|\w{2,16}(?:ait|aient|èrent)",
    ahead_of="(?:d['’]ici|dès|à partir de|à compter de|jusqu['’]à)(?: le)?",
    join="le|à|vers|au|de|du|dès|peu|avant|après|la|matin",
    day_parts=named(morning="matin", afternoon="après-midi", evening="soir", night="dans la nuit"),
)
