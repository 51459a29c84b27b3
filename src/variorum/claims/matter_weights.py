"""Weights of ``matter``, made by ``training/matter.py``.

Left out: director-apology, vaccine-trial.
"""

from variorum.claims.scale import Scale

BY_MEANING = (
    Scale(
        -4.0632,
        (
            -0.7642,  # meaning
            2.4281,  # meaning_near
            4.8691,  # meaning_sentence
            -1.3811,  # words
            -1.2296,  # words_longer
            1.3284,  # words_sentence
            -0.5265,  # noun
            0.9439,  # noun_meaning
            0.3407,  # no_noun
            0.2679,  # around
            1.1016,  # beside
            -0.1653,  # names
            -0.0424,  # other_names
            0.7998,  # unit
            -1.3145,  # language
            -2.2471,  # title
            0.2579,  # speech
            0.091,  # bound
            0.5345,  # early
            0.1685,  # part
            2.5461,  # kind
            -0.7217,  # other_kind
        ),
    ),
    Scale(
        -0.6866,
        (
            0.7333,  # best
            0.0199,  # mean
            0.1655,  # lead
            -1.0248,  # both
            -1.5331,  # one_sentence
            -0.814,  # ratio
            0.4554,  # near
            -1.1191,  # day
            -0.9921,  # clock
            -0.1681,  # count
            0.4601,  # percent
            0.7117,  # reports
            0.2812,  # telling
        ),
    ),
)

BY_WORDS = (
    Scale(
        -3.2756,
        (
            -7.9982,  # meaning
            4.6988,  # meaning_near
            2.4183,  # meaning_sentence
            0.0205,  # words
            4.2123,  # words_longer
            2.3716,  # words_sentence
            -0.8166,  # noun
            0.9318,  # noun_meaning
            0.0438,  # no_noun
            -0.8145,  # around
            1.2094,  # beside
            0.1465,  # names
            -0.019,  # other_names
            0.7678,  # unit
            -0.2232,  # language
            -2.1042,  # title
            0.1043,  # speech
            0.0793,  # bound
            0.6989,  # early
            0.1405,  # part
            2.9102,  # kind
            -0.5174,  # other_kind
        ),
    ),
    Scale(
        -0.7691,
        (
            0.8658,  # best
            -0.2767,  # mean
            0.274,  # lead
            -1.061,  # both
            -2.0012,  # one_sentence
            -0.9305,  # ratio
            0.3534,  # near
            -1.139,  # day
            -1.657,  # clock
            -0.1408,  # count
            0.4625,  # percent
            0.6787,  # reports
            0.4266,  # telling
        ),
    ),
)
