import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.dictionary import needs_dictionary
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.two_names import TwoNames


def findings(*progress):
    return list(TwoNames().run(report(decision(*(clause(progress=p) for p in progress)))))


def test_one_address_in_two_spellings_is_a_doubt():
    assert (
        findings("Хүсэлтийг urgudul.galbayar.gov.xx", "мэдээг medee.galbayar.gov.mn") == []
    )
    assert findings("urgudul.khongor.gov.mn сайт", "medee.khonghor.gov.mn сайт") == [
        Finding(
            rule="two-names",
            severity=Severity.DOUBT,
            clauses=(1, 2),
            quotes=(
                Quote(1, "progress", "urgudul.khongor.gov.mn", 0),
                Quote(2, "progress", "medee.khonghor.gov.mn", 0),
            ),
            explanation=Words(
                "«khongor», «khonghor» гэж нэг зүйлийг хоёр янзаар бичсэн бололтой.",
                "«khongor» and «khonghor» seem to be one thing, written in two ways.",
            ),
            suggestion=Words(
                "Нэг зүйл бол албан ёсны нэрээр нь нэг мөр бичих.",
                "If they are one, use the official name throughout.",
            ),
        )
    ]


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("E-Surgalt платформоор хичээл заав.", "и-сургалтын бүртгэл хийв.", "doubt"),
        ("e-zuvlugoo.mn хаягаар авав.", "Э-зувлугоо ашиглав.", "doubt"),
        ("Бичгийг цахим doc.gov.mn системээр явуулж байна.",
         "Бичгийг цахим docs.gov.mn системээр явуулж байна.", "doubt"),
        ("«Алтан Зам» ХХК зам засав.", "Алтанзам ХХК хашаа барив.", "hint"),
        ("Баянбулаг ХХК худаг гаргав.", "Баянбулагт ХХК мод тарив.", "doubt"),
        ("Д.Эрдэнэбаяр ахлав.", "Д.Эрднэбаяр тайлагнав.", "hint"),
        ("Г.Мөнх-Эрдэнэ ахлав.", "Г.Мөнхэрдэнэ тайлагнав.", "hint"),
        ("Г.Нар-Оргил ахлав.", "Г.Нароргил тайлагнав.", "hint"),
    ],
)  # fmt: skip
def test_spellings_of_one_name_are_told(one, other, severity):
    assert [(f.severity, f.clauses) for f in findings(one, other)] == [(severity, (1, 2))]


@needs_dictionary
def test_a_name_in_cyrillic_and_latin_meets_where_the_word_is_in_no_dictionary():
    told = findings("Egrt системээр явуулав.", "Бичгийг Егрт системээр авав.")

    assert [(f.severity, f.clauses) for f in told] == [("doubt", (1, 2))]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Shilen.gov.mn сайтад", "shilen.gov.mn хаягаар, www.shilen.gov.mn"),
        ("ERP-ээр, ERP системд", "ERP -д бүртгэв."),
        ("Facebook, Viber", "Telegram, Фейсбүүк"),
        ("Шилэн дансны хуудас", "shilen.gov.mn сайтад"),
        ("surguuli1.edu.mn сайт", "surguuli2.edu.mn сайт"),
        ("Д.Болд, Б.Болд", "Д.Болдын, Д.Болдбаатар"),
        ("Баянгол ХХК", "Баянголын зам, Хангай ХХК"),
        ("Д.Энхбаяр", "Д.Энхбаяраас, Г.Энхбаяр"),
        ("info@orkhon.mn", "orkhon.mn"),
        ("Монгол хэл", "Mongolia аялал"),
        ("", ""),
    ],
)
def test_endings_capitals_and_things_of_their_own_are_left_alone(one, other):
    assert findings(one, other) == []


@given(st.from_regex(r"[a-z]{4,12}\.(gov\.)?mn", fullmatch=True))
def test_one_address_written_one_way_is_never_told(host):
    assert findings(f"{host} хаягаар", f"https://{host}/a", f"{host.upper()} сайтад") == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("emaktab.gov.mn", "emaktb.gov.mn"),
        ("tushig.gov.mn", "tushgi.gov.mn"),
        ("parent.medlin.edu.mn", "parent.medln.edu.mn"),
        ("https://duraal.mn/burtgel", "dural.mn"),
        ("khural.gov.mn", "khurl.gov.mn"),
        ("www.archiv.mn", "archv.mn"),
        ("agaarm.mn", "agarm.mn"),
        ("onlain.gov.mn", "onalin.gov.mn"),
    ],
)
def test_a_short_address_with_a_letter_lost_or_two_exchanged_is_told(one, other):
    (found,) = findings(f"Мэдээг {one} хаягаар авав.", f"Хүсэлтийг {other} руу илгээв.")

    assert found.severity is Severity.DOUBT


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("tender.gov.mn", "tenders.gov.mn"),
        ("emonos.mn", "monos.mn"),
        ("eoffice.mn", "office.mn"),
        ("emaktab.gov.mn", "emaktb.mn"),
        ("khural.gov.mn", "khurd.gov.mn"),
        ("ezar.mn", "ezr.mn"),
        ("agaar.mn", "agar.mn"),
        ("shilen.gov.mn", "shilin.gov.mn"),
        ("khural.gov.mn", "khural.mn"),
        ("baga1.mn", "baga12.mn"),
        ("news.khural.mn", "live.khural.mn"),
        ("khural.gov.mn", "www.khural.gov.mn"),
    ],
)
def test_other_beginnings_ends_and_domains_are_other_addresses(one, other):
    assert findings(f"Мэдээг {one} хаягаар авав.", f"Хүсэлтийг {other} руу илгээв.") == []


@pytest.mark.parametrize(
    ("one", "other", "severity"),
    [
        ("Nomlog.mn-ийн ашиглалтыг үнэлэв.", "Хүснэгтийг Номлоог системд тавив.", "hint"),
        ("QRP системийн сургалт хийв.", "Санхүүгийн КРП системд бүртгэв.", None),
        ("GRP системийн сургалт хийв.", "Санхүүгийн ГРП системд бүртгэв.", "doubt"),
        ("Swift Max программаар авав.", "Свифт макс программд тайлан ирэв.", "doubt"),
        ("MalNuur системд бүртгэв.", "МалНуур системд 12 мал бүртгэв.", "doubt"),
        ("Packbook хуудсанд тавив.", "Пэкбүүк хуудсаар түгээв.", "hint"),
    ],
)
def test_what_is_called_a_system_is_a_name_in_any_form(one, other, severity):
    assert [f.severity for f in findings(one, other)] == [severity] * bool(severity)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nomlog.mn-ийн ашиглалтыг үнэлэв.", "Мэдээллийг Сургуулийн системд тавив."),
        # an ordinary word and its domain
        ("nogoongazar.gov.mn хуудсанд тавив.", "Ногоон газар системд бүртгэв."),
        ("e-Zam системд бүртгэв.", "e-Bar системд нэвтэрлээ."),
        ("Мэдээллийг Packbook хуудсанд тавив.", "Packbook хуудсаар түгээв."),
    ],
)
def test_other_systems_and_one_spelling_are_left_alone(one, other):
    assert findings(one, other) == []


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("«Ногоон ирээдүй» хөтөлбөр", "«Ногоохон ирээдүй» хөтөлбөрөөр", True),
        ("«Иргэний цахим нэгдсэн архив»-д", "«Иргэний нэгдсэн цахим архив»-аас", True),
        ("«Малын цахим бүртгэл сан»", "«Малын цахим нэгдсэн бүртгэл сан»", True),
        # a case, other names, companies, too few words
        ("«Ногоон ирээдүй» хөтөлбөр", "«Ногоон ирээдүйн» тайлан", False),
        ("«Ногоон ирээдүй» хөтөлбөр", "«Цэвэр ирээдүй» хөтөлбөр", False),
        ("«Шилдэг сургууль»", "«Шилдэг сургуулийн багш»", False),
        ("«Хөх тэнгэр» ХХК", "«Хөхөө тэнгэр» ХХК", False),
        ("«Малчин»", "«Малчны»", False),
    ],
)
def test_a_name_in_quotation_marks_in_two_forms_is_a_hint(one, other, told):
    found = TwoNames().run(report(decision(clause(progress=one), clause(progress=other))))

    assert [f.severity for f in found] == [Severity.HINT] * told
