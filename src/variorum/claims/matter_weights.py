"""Weights of ``matter``, made by ``training/matter.py``.

Left out: director-apology, vaccine-trial.
"""

from variorum.claims.scale import Scale

BY_MEANING = (
    Scale(
        -4.1386,
        (
            -0.8955,  # meaning
            2.3936,  # meaning_near
            4.919,  # meaning_sentence
            -1.2595,  # words
            -1.2674,  # words_longer
            1.2493,  # words_sentence
            -0.4848,  # noun
            0.9503,  # noun_meaning
            0.4105,  # no_noun
            0.3112,  # around
            1.0897,  # beside
            -0.1596,  # names
            -0.027,  # other_names
            0.815,  # unit
            -1.268,  # language
            -2.2121,  # title
            0.2196,  # speech
            0.0913,  # bound
            0.5907,  # early
            0.1828,  # part
            2.5463,  # kind
            -0.7081,  # other_kind
        ),
    ),
    Scale(
        1.6569,
        (
            0.3879,  # first
            0.3821,  # least_lead
            0.0283,  # most_lead
            0.1865,  # twin
            -1.1768,  # has_twin
            -1.2347,  # ratio
            1.3019,  # far
            -2.8475,  # day
            -1.1967,  # clock
            -0.6779,  # count
        ),
    ),
)

BY_WORDS = (
    Scale(
        -3.3652,
        (
            -7.9729,  # meaning
            4.6498,  # meaning_near
            2.3424,  # meaning_sentence
            0.064,  # words
            4.2108,  # words_longer
            2.3605,  # words_sentence
            -0.845,  # noun
            1.014,  # noun_meaning
            0.1086,  # no_noun
            -0.7669,  # around
            1.1864,  # beside
            0.1462,  # names
            -0.0105,  # other_names
            0.7758,  # unit
            -0.1965,  # language
            -2.0708,  # title
            0.056,  # speech
            0.0899,  # bound
            0.7518,  # early
            0.1511,  # part
            2.9075,  # kind
            -0.5144,  # other_kind
        ),
    ),
    Scale(
        1.0617,
        (
            0.3242,  # first
            0.3311,  # least_lead
            0.1661,  # most_lead
            0.1061,  # twin
            -0.7139,  # has_twin
            -1.2965,  # ratio
            1.5228,  # far
            -3.1224,  # day
            -1.4207,  # clock
            -0.7209,  # count
        ),
    ),
)
