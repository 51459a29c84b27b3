"""Weights of ``matter``, made by ``training/matter.py``.

Left out: director-apology, fireworks-depot, lander-delay, minister-text, vaccine-trial.
"""

from variorum.claims.scale import Scale

BY_MEANING = (
    Scale(
        -3.9765,
        (
            0.6983,  # meaning
            2.1873,  # meaning_near
            3.2701,  # meaning_sentence
            -0.6382,  # words
            -0.4031,  # words_longer
            1.6959,  # words_sentence
            -0.2504,  # noun
            0.6273,  # noun_meaning
            0.1507,  # no_noun
            0.2362,  # around
            0.7637,  # beside
            0.0728,  # names
            0.0901,  # other_names
            0.6111,  # unit
            -1.7971,  # language
            -1.267,  # title
            0.7703,  # speech
            0.1627,  # bound
            0.4983,  # early
            -0.0494,  # part
            2.9678,  # kind
            0.1868,  # other_kind
        ),
    ),
    Scale(
        1.6318,
        (
            1.0237,  # best
            0.0869,  # mean
            0.2212,  # lead
            -1.5719,  # both
            -1.8075,  # one_sentence
            -0.4805,  # ratio
            1.0202,  # near
            -3.4152,  # day
            -3.0448,  # clock
            1.951,  # count
            1.196,  # percent
            1.3942,  # reports
            0.1692,  # telling
            -1.5566,  # crowd
        ),
    ),
)

BY_WORDS = (
    Scale(
        -3.2072,
        (
            -1.581,  # meaning
            2.347,  # meaning_near
            3.6061,  # meaning_sentence
            -0.1556,  # words
            1.2354,  # words_longer
            1.8352,  # words_sentence
            0.0918,  # noun
            0.1587,  # noun_meaning
            0.0062,  # no_noun
            -0.0765,  # around
            0.9777,  # beside
            0.365,  # names
            0.0459,  # other_names
            0.6293,  # unit
            -0.7792,  # language
            -1.2415,  # title
            0.6396,  # speech
            0.1228,  # bound
            0.644,  # early
            -0.1264,  # part
            3.2344,  # kind
            0.3313,  # other_kind
        ),
    ),
    Scale(
        1.99,
        (
            1.2244,  # best
            -0.2585,  # mean
            0.2818,  # lead
            -1.5464,  # both
            -2.4536,  # one_sentence
            -0.5662,  # ratio
            0.9545,  # near
            -3.7462,  # day
            -3.0739,  # clock
            2.0592,  # count
            1.3202,  # percent
            1.1953,  # reports
            0.2872,  # telling
            -1.7363,  # crowd
        ),
    ),
)
