"""Numbers and quantities in Malay and Indonesian, in outline."""

from __future__ import annotations

from variorum.language.tongues.figures import Figures, counted, words

MALAY = Figures(
    values=counted(
        "dua tiga empat lima enam tujuh lapan/delapan sembilan sepuluh sebelas", start=2
    ),
    ones=frozenset({"satu"}),
    scales={"ribu": 1000, "juta": 10**6, "bilion": 10**9, "miliar": 10**9},
    alone=frozenset(),
    units=words(
        """percent: peratus|persen; kilometre: kilometer; metre: meter; hour: jam
        minute: minit|menit; day: hari; week: minggu; month: bulan; year: tahun"""
    ),
    money=words("MYR: ringgit; IDR: rupiah; USD: dolar"),
    bounds=words(
        """at_least: sekurang-kurangnya|setidaknya|sedikitnya|paling sedikit
        more_than: lebih daripada|lebih dari|lebih; at_most: sehingga|hingga
        less_than: kurang daripada|kurang dari; about: kira-kira|sekitar|hampir|lebih kurang"""
    ),
    bounds_after=words("at_least: atau lebih"),
    nouns=words(
        """dead: maut|tewas|terkorban|meninggal; injured: cedera|luka-luka|luka
        person: orang; child: kanak-kanak|anak; worker: pekerja|karyawan; country: negara
        job: pekerjaan; missing: hilang; victim: mangsa|korban"""
    ),
    stops=frozenset("di yang pada dan dengan telah selepas apabila untuk dalam ke dari".split()),
    of="(?!)",
    out_of="(?:daripada|dari)",
    to="hingga",
    between="antara",
    and_="dan",
    from_="dari|daripada",
    onto="kepada|ke",
    change="(?!)",
    more="lagi",
)
