"""Weights of ``matter``, made by ``training/matter.py``.

Left out: director-apology, fireworks-depot, lander-delay, minister-text, vaccine-trial.
"""

from variorum.claims.scale import Scale

BY_MEANING = (
    Scale(
        -4.0344,
        (
            0.1634,  # meaning
            2.4049,  # meaning_near
            3.4437,  # meaning_sentence
            -0.7277,  # words
            -0.4045,  # words_longer
            1.7237,  # words_sentence
            -0.2271,  # noun
            0.6332,  # noun_meaning
            0.1598,  # no_noun
            0.2172,  # around
            0.7879,  # beside
            0.1205,  # names
            0.0964,  # other_names
            0.7019,  # unit
            -1.7665,  # language
            -1.2734,  # title
            0.7746,  # speech
            0.1534,  # bound
            0.4854,  # early
            -0.0338,  # part
            3.0012,  # kind
            0.2271,  # other_kind
        ),
    ),
    Scale(
        1.771,
        (
            1.0977,  # best
            0.082,  # mean
            0.1138,  # lead
            -1.4878,  # both
            -1.4671,  # one_sentence
            -0.452,  # ratio
            1.0315,  # near
            -3.4076,  # day
            -2.255,  # clock
            1.849,  # count
            1.142,  # percent
            1.3943,  # reports
            0.1583,  # telling
            -1.5759,  # crowd
        ),
    ),
)

BY_WORDS = (
    Scale(
        -3.3285,
        (
            -1.6266,  # meaning
            2.4777,  # meaning_near
            3.665,  # meaning_sentence
            -0.2943,  # words
            1.061,  # words_longer
            1.8525,  # words_sentence
            0.0984,  # noun
            0.1983,  # noun_meaning
            0.0092,  # no_noun
            -0.0953,  # around
            0.9871,  # beside
            0.4059,  # names
            0.0519,  # other_names
            0.7437,  # unit
            -0.7904,  # language
            -1.242,  # title
            0.6488,  # speech
            0.1178,  # bound
            0.6287,  # early
            -0.1129,  # part
            3.2607,  # kind
            0.3823,  # other_kind
        ),
    ),
    Scale(
        2.0171,
        (
            1.2493,  # best
            -0.2528,  # mean
            0.2094,  # lead
            -1.5231,  # both
            -1.9485,  # one_sentence
            -0.5641,  # ratio
            0.8924,  # near
            -3.664,  # day
            -2.0538,  # clock
            1.877,  # count
            1.2518,  # percent
            1.1881,  # reports
            0.2801,  # telling
            -1.6829,  # crowd
        ),
    ),
)
