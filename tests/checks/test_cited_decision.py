from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.make import clause, decision, report

from bielelt.checks import Finding, Quote, Severity, Words
from bielelt.checks.cited_decision import CitedDecision
from bielelt.language.dates import official_day

ACT = {"number": "2024_А/15", "on": date(2024, 1, 12)}


def findings(*progress):
    return list(
        CitedDecision().run(
            report(decision(*(clause(progress=p) for p in progress), **ACT))
        )
    )


def test_a_number_cited_with_another_date_than_in_the_report_is_a_doubt():
    cited = (
        "Аймгийн Засаг даргын 2024 оны 02 дугаар сарын 12-ны өдрийн А/15 дугаар захирамж"
    )

    assert findings(f"{cited} хэрэгжүүлэв.") == [
        Finding(
            rule="cited-decision",
            severity=Severity.DOUBT,
            clauses=(1,),
            quotes=(
                Quote(1, "progress", cited.removeprefix("Аймгийн Засаг даргын "), 21),
                Quote(1, "number", "2024_А/15"),
            ),
            explanation=Words(
                "А/15 дугаартай шийдвэрийг 2024-02-12-ны өдрийнх гэжээ; энэ тайланд 2024_А/15 нь "
                "2024-01-12-ны өдрийнх.",
                "А/15 is cited with the date 2024-02-12; in this report 2024_А/15 is of 2024-01-12.",
            ),
            suggestion=Words(
                "Шийдвэрийн эхтэй тулгаж огноо, дугаарыг засах.",
                "Correct date or number from the act itself.",
            ),
            arithmetic="2024-02-12 ≠ 2024-01-12",
        )
    ]


@pytest.mark.parametrize(("number", "told"), [("2024_05", 1), ("05", 1), ("2024_03", 0)])
def test_a_clause_of_a_directive_cites_no_other_one_of_its_day(number, told):
    cited = f"Засаг даргын 2024 оны 4 дүгээр сарын 22-ны өдрийн {number} дугаар албан даалгаврын дагуу баг томилов."
    act = decision(
        clause(progress=cited), kind="directive", number="2024_03", on=date(2024, 4, 22)
    )

    assert len(list(CitedDecision().run(report(act)))) == told


def test_one_act_cited_with_two_dates_is_a_doubt():
    one = "Сумын Засаг даргын 2024 оны 02 дугаар сарын 01-ний өдрийн А/40 захирамж"
    (found,) = findings(one, one.replace("01-ний", "02-ны"))

    assert (found.severity, found.clauses) == (Severity.DOUBT, (1, 2))
    assert found.explanation.en.endswith("different dates: 2024-02-01, 2024-02-02.")


@pytest.mark.parametrize(
    ("progress", "said", "severity"),
    [
        ("2023 оны 3 дугаар сарын 9-ний 2024_А/40 захирамж",
         "The number is of 2024, the date of 2023.", "doubt"),
        ("Сумын Засаг даргын 2024 оны 02 дугаар сарын 03-ны өдрийн А/41 захирамж",
         "2024-02-03 was a Saturday, no working day.", "hint"),
        ("Засаг даргын А/ дугаар захирамжаар томилов.",
         "The number of the cited act «А/» is cut: its digits are missing.", "doubt"),
        ("Сумын Засаг даргын А/29 дүгээр тогтоолоор баталсан.",
         "A governor issues orders (захирамж); here another kind of act is cited.", "doubt"),
        ("Сангийн сайдын 2023 оны 40 дүгээр захирамж",
         "A minister issues ministerial orders (тушаал); here another kind of act is cited.",
         "doubt"),
    ],
)  # fmt: skip
def test_what_a_citation_says_against_itself_is_told(progress, said, severity):
    assert [(f.explanation.en, f.severity) for f in findings(progress)] == [
        (said, severity)
    ]


@pytest.mark.parametrize(
    "progress",
    [
        "Аймгийн Засаг даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн A/15 захирамж",
        "Сумын Засаг даргын 2024 оны 02 дугаар сарын 01-ний өдрийн А/15 захирамж",
        "Аймгийн Засаг даргын 2023 оны 02 дугаар сарын 01-ний өдрийн А/15 захирамж",
        "2024 оны 02 дугаар сарын 01-ний өдрийн А/15 захирамж",
        "Засгийн газрын 2020 оны 206 дугаар тогтоол, 2025 оны 43 дугаар тогтоол",
        "Иргэдийн Төлөөлөгчдийн Хурлын 2024 оны 15 дугаар тогтоол",
        "Ерөнхий сайдын 2024 оны 12 дугаар захирамж",
        "Тамгын газрын даргын 87 дугаар албан бичгээр",
        "45 заалт бүхий төлөвлөгөө, 15 дугаар баг, А/4 цаас",
        "Шадар сайдын 2019 оны 38 дугаар тушаалын 2.2-т",
        "",
    ],
)
def test_acts_of_others_and_right_citations_are_left_alone(progress):
    assert findings(progress) == []


@given(st.dates(date(2024, 1, 1), date(2024, 12, 31)))
def test_only_the_date_of_the_register_is_right(day):
    cited = f"Аймгийн Засаг даргын {official_day(day)[:-5]} өдрийн А/15 дугаар захирамж"
    doubts = [f for f in findings(cited) if f.severity is Severity.DOUBT]

    assert len(doubts) == (day != ACT["on"])


@pytest.mark.parametrize(
    ("progress", "severity"),
    [
        ("Аймгийн Засаг даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн А/51 захирамжийг танилцуулав.", "doubt"),
        ("Ажлыг Аймгийн Засаг даргын 2024.01.12-ны өдрийн А/51 дүгээр захирамжаар эхлүүлэв.", "doubt"),
        ("Засаг даргын 2024 оны 01 дүгээр сарын 12-ны өдрийн А/215 тоот захирамжид заасны дагуу хийв.", "doubt"),
        # of one day and turned: whoever is meant
        ("Хуваарийг 2024 оны 1 дүгээр сарын 12-ны өдрийн А/51 захирамжаар баталсан.", "doubt"),
        ("Эзнийг нэгдүгээр сарын арван хоёрны өдрийн А/51 дүгээр захирамжаар томилов.", "doubt"),
        ("Захирамжийн дугаар 51, огноо нь 2024.01.12 болно.", "doubt"),
        ("А/51 дүгээр захирамжаар хариуцах эзнийг томилов.", "hint"),
    ],
)  # fmt: skip
def test_the_day_of_an_act_of_the_report_with_another_number_is_told(progress, severity):
    (found,) = [
        f for f in findings(progress) if "in this report the act" in f.explanation.en
    ]

    assert (found.severity, found.quotes[1].text) == (severity, "2024_А/15")


@pytest.mark.parametrize(
    "progress",
    [
        # of one day there may be neighbours, other series and other issuers
        "Аймгийн Засаг даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн А/16 захирамж",
        "Аймгийн Засаг даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн Б/51 захирамж",
        "Сумын Засаг даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн А/51 захирамж",
        "Тамгын газрын даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн А/51 тушаал",
        "Аймгийн Засаг даргын 2024 оны 3 дугаар сарын 12-ны өдрийн А/51 захирамж",
        "Аймгийн Засаг даргын 2024 оны 1 дүгээр сарын 12-ны өдрийн А/15 захирамж",
        "А/55 дугаар захирамжаар томилов.",
        "Сумын Засаг даргын А/51 дүгээр захирамжаар томилов.",
    ],
)
def test_other_acts_of_the_day_are_left_alone(progress):
    assert findings(progress) == []


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        # the month and the day exchanged, the day in words, no year, this year
        ("Ажлыг 2024 оны 12 дугаар сарын 1-ний А/15 захирамжийн дагуу хийсэн.", "2024-12-01 ≠ 2024-01-12"),
        ("Жагсаалтыг 1 дүгээр сарын 21-ний өдрийн А/15 захирамжаар баталсан.", "2024-01-21 ≠ 2024-01-12"),
        ("Засаг даргын энэ оны нэгдүгээр сарын хорин нэгний А/15 захирамжаар баталсан.", "2024-01-21 ≠ 2024-01-12"),
        ("Жагсаалтыг 1 дүгээр сарын 12-ны өдрийн А/15 захирамжаар баталсан.", None),
        ("Өмнөх жагсаалтыг 2023 оны 12 дугаар сарын 5-ны А/15 захирамжаар баталсан.", None),
    ],
)  # fmt: skip
def test_the_day_of_the_decision_above_may_be_told_in_part_or_turned(progress, told):
    found = [f.arithmetic for f in findings(progress) if f.severity is not Severity.HINT]

    assert found == ([told] if told else [])


@pytest.mark.parametrize(
    ("duty", "progress", "told"),
    [
        ("2023 оны 11 дүгээр сарын 8-ны А/64 захирамжаар баталсан жагсаалтын дагуу хийх.", "2023.11.08-ны А/46 захирамжийн хавсралтын дагуу 9 ажил хийв.", True),
        ("2023 оны 11 дүгээр сарын 8-ны А/64 захирамжаар баталсан жагсаалтын дагуу хийх.", "2023.11.08-ны А/64 захирамжийн хавсралтын дагуу 9 ажил хийв.", False),
        ("2023 оны 11 дүгээр сарын 8-ны А/64 захирамжаар баталсан жагсаалтын дагуу хийх.", "2023.11.08-ны А/65 захирамжаар томилсон баг 9 ажил хийв.", False),
    ],
)  # fmt: skip
def test_a_duty_and_its_answer_cite_one_act_by_one_number(duty, progress, told):
    act = report(decision(clause(duty, progress), **ACT))

    assert bool(list(CitedDecision().run(act))) == told


REGISTER = (
    ("order", date(2024, 2, 13), "А/57"),
    ("order", date(2024, 4, 29), "А/148"),
    ("directive", date(2024, 3, 4), "02"),
)


def of_an_office(progress, organisation="Татварын хэлтэс"):
    acts = [
        decision(
            clause(progress=progress if n == 1 else "Хийв."),
            kind=kind,
            on=on,
            number=number,
        )
        for n, (kind, on, number) in enumerate(REGISTER)
    ]
    return [
        (f.arithmetic, f.severity)
        for f in CitedDecision().run(report(*acts, organisation=organisation))
    ]


@pytest.mark.parametrize(
    ("progress", "told"),
    [
        ("2024 оны 04 дүгээр сарын 11-ний өдрийн А/148 захирамжийн дагуу шалгав.", "2024-04-11 ≠ 2024-04-29"),
        ("А/57 тоот захирамж (2024.02.22)-ыг сумдад хүргүүлэв.", "2024-02-22 ≠ 2024-02-13"),
        ("А/57 дугаар захирамж 2024 оны 2 дугаар сарын 23-нд гарсны дагуу бэлтгэв.", "2024-02-23 ≠ 2024-02-13"),
        ("2024 оны 2 дугаар сарын 13-ны өдөр гарсан А/75 дугаар захирамжаар хийв.", "А/75 ≠ А/57"),
        ("2024 оны 03 дугаар сарын 14-ний өдрийн 02 дугаар албан даалгаврыг танилцуулав.", "2024-03-14 ≠ 2024-03-04"),
        ("Аймгийн Засаг даргын А/148 дугаартай захирамж 2021 оны 4 дүгээр сарын 29-нд батлагдсан.", "2021-04-29 ≠ 2024-04-29"),
    ],
)  # fmt: skip
def test_where_there_is_one_governor_an_act_needs_no_issuer(progress, told):
    assert of_an_office(progress) == [(told, Severity.DOUBT)]


@pytest.mark.parametrize(
    "progress",
    [
        "2024 оны 04 дүгээр сарын 29-ний өдрийн А/148 захирамжийн дагуу шалгав.",
        "А/57 захирамж (2024.02.13)-ыг сумдад хүргүүлэв.",
        # when something was done with the act, not when it was issued
        "А/57 дугаар захирамжийг 2024 оны 3 дугаар сарын 5-нд сумдад хүргүүлэв.",
        "2024 оны 5 дугаар сарын 16-нд А/148 захирамжийг танилцуулав.",
        "2024 оны 5 дугаар сарын 16-ны өдөр А/148 дугаар захирамжийг танилцуулав.",
        # of others
        "Манай сумын Засаг дарга А/57 тоот захирамж (2024.02.22) гаргав.",
        "Сайдын 2024 оны 4 дүгээр сарын 11-ний А/148 тушаалыг хэрэгжүүлэв.",
        "2024 оны 2 дугаар сарын 13-нд хуралдаж, А/75 протоколоор шийдвэрлэв.",
    ],
)
def test_days_of_deeds_and_acts_of_others_are_left_alone_in_an_office(progress):
    assert of_an_office(progress) == []


def test_in_a_district_only_a_slip_of_the_act_above_is_told():
    slip = "2024 оны 04 дүгээр сарын 19-ний өдрийн А/148 захирамжийн дагуу шалгав."
    own = "2024 оны 02 дугаар сарын 20-ны өдрийн А/57 захирамжаар баг томилов."

    assert of_an_office(slip, "Өлзийт сум") == [("2024-04-19 ≠ 2024-04-29", Severity.DOUBT)]
    assert of_an_office(own, "Өлзийт сум") == []


def test_an_act_of_the_province_is_known_even_where_the_title_does_not_name_its_issuer():
    acts = report(
        decision(
            clause(
                progress="Аймгийн Засаг даргын 2024 оны 01 дүгээр сарын 22-ны өдрийн А/15 захирамж."
            ),
            **ACT,
        ),
        title="Дээд шатны шийдвэрийн хэрэгжилт",
    )
    others = report(
        decision(
            clause(
                progress="Аймгийн Засаг даргын 2024 оны 03 дугаар сарын 22-ны өдрийн А/15 захирамж."
            ),
            **ACT,
        ),
        title="Дээд шатны шийдвэрийн хэрэгжилт",
    )

    assert [f.arithmetic for f in CitedDecision().run(acts)] == ["2024-01-22 ≠ 2024-01-12"]
    assert list(CitedDecision().run(others)) == []


@pytest.mark.parametrize(
    ("cited", "told"),
    [
        ("Энэхүү А/16 захирамжийг багуудад танилцуулав.", 1),
        ("Энэ 2024_А/15 захирамжийг багуудад танилцуулав.", 0),
        ("Манай А/16 захирамжийг багуудад танилцуулав.", 0),
    ],
)
def test_what_is_called_this_order_is_the_one_above(cited, told):
    assert len(findings(cited)) == told


@pytest.mark.parametrize(("number", "told"), [("3/05", 1), ("5/03", 0), ("5/04", 0)])
def test_series_and_number_in_each_others_place_mean_the_resolution_above(number, told):
    cited = f"2024 оны 02 дугаар сарын 19-ний өдрийн {number} дугаар тогтоолыг мөрдөв."
    act = {"number": "5/03", "on": date(2024, 2, 19), "kind": "resolution"}

    found = CitedDecision().run(report(decision(clause(progress=cited), **act)))

    assert len(list(found)) == told
