"""The Malay and Indonesian calendars, in outline: months, days, near days."""

from __future__ import annotations

from dataclasses import replace

from variorum.language.tongues.calendar import Calendar, named, numbered

MALAY = Calendar(
    months=numbered(
        """januari februari mac april mei jun julai ogos september oktober november
        disember"""
    ),
    weekdays=numbered("isnin selasa rabu khamis jumaat sabtu ahad", start=0),
    near={"hari ini": (0, ""), "semalam": (-1, ""), "kelmarin": (-1, ""), "esok": (1, "")},
    units=named(day="hari", week="minggu", month="bulan", year="tahun"),
    seasons={},
    ordinals={},
    small=numbered("satu dua tiga empat lima enam tujuh lapan/delapan sembilan sepuluh"),
    early="awal",
    mid="pertengahan",
    late="akhir",
    last="(?!)",
    next="(?!)",
    this="(?!)",
    last_after="lalu|lepas",
    next_after="depan",
    every="setiap",
    month_words="pada|bulan|sejak|hingga",
    year_words="pada|sejak|tahun|hingga|pada tahun",
    to="hingga|-",
    both=("antara", "dan"),
    ago=("N U (?:yang )?lalu",),
    future="akan|bakal",
    past="telah|sudah",
    ahead_of="mulai|hingga",
    join="pukul|pada|jam",
    clocks=(r"(?:pukul|jam) (?P<h>[01]?\d|2[0-4])(?:[.:](?P<m>[0-5]\d))?(?![\d%]|[.,]\d)",),
)
INDONESIAN = replace(
    MALAY,
    months=numbered(
        """januari februari maret april mei juni juli agustus september oktober november
        desember"""
    ),
    weekdays=numbered("senin selasa rabu kamis jumat sabtu minggu", start=0),
    near={"hari ini": (0, ""), "kemarin": (-1, ""), "besok": (1, "")},
)
