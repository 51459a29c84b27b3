"""Weights of ``matter``, made by ``training/matter.py``.

Left out: director-apology, fireworks-depot, lander-delay, minister-text, vaccine-trial.
"""

from variorum.claims.scale import Scale

BY_MEANING = (
    Scale(
        -3.9179,
        (
            0.1136,  # meaning
            2.3521,  # meaning_near
            3.4814,  # meaning_sentence
            -0.8479,  # words
            -0.3702,  # words_longer
            1.7798,  # words_sentence
            -0.1848,  # noun
            0.6368,  # noun_meaning
            0.0938,  # no_noun
            0.3923,  # around
            0.7311,  # beside
            0.1078,  # names
            0.0934,  # other_names
            0.6595,  # unit
            -1.7936,  # language
            -1.257,  # title
            0.7446,  # speech
            0.1173,  # bound
            0.517,  # early
            -0.0273,  # part
            3.0529,  # kind
            0.2664,  # other_kind
        ),
    ),
    Scale(
        1.1431,
        (
            0.9536,  # best
            0.1391,  # mean
            0.0598,  # lead
            -1.5221,  # both
            -2.0645,  # one_sentence
            -0.591,  # ratio
            0.7719,  # near
            0.4101,  # day
            0.0334,  # clock
            1.2778,  # count
            1.0036,  # percent
            1.5148,  # reports
            0.1482,  # telling
            -1.2443,  # crowd
        ),
    ),
)

BY_WORDS = (
    Scale(
        -3.2165,
        (
            -1.7015,  # meaning
            2.4182,  # meaning_near
            3.575,  # meaning_sentence
            -0.4028,  # words
            1.2369,  # words_longer
            1.9241,  # words_sentence
            0.109,  # noun
            0.2292,  # noun_meaning
            -0.0616,  # no_noun
            0.0434,  # around
            0.931,  # beside
            0.3593,  # names
            0.0484,  # other_names
            0.6964,  # unit
            -0.8324,  # language
            -1.2322,  # title
            0.6163,  # speech
            0.0782,  # bound
            0.6703,  # early
            -0.1053,  # part
            3.3361,  # kind
            0.4262,  # other_kind
        ),
    ),
    Scale(
        1.7948,
        (
            1.3195,  # best
            -0.4195,  # mean
            0.1089,  # lead
            -1.5189,  # both
            -2.6123,  # one_sentence
            -0.7029,  # ratio
            0.6266,  # near
            0.4369,  # day
            0.1761,  # clock
            1.3625,  # count
            1.1257,  # percent
            1.1174,  # reports
            0.2587,  # telling
            -1.4793,  # crowd
        ),
    ),
)
