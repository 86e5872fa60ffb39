"""Several reports in one file are read as several; what is one report stays one."""

import pytest
import xlsxwriter

from bielelt.reading import read_report, read_reports

HEADER = "Шийдвэр Д/д\tЗаалт Д/д\tШийдвэрийн нэр, огноо\tАгуулга\tЯвц\tӨөрийн\tДээд шат\n"
NUMBERS = "1\t2\t3\t4\t5\t6\t7\n"
SIGNED = "\nХЯНАСАН\nДАРГА Д.ӨНӨР\n\nБИЕЛЭЛТ ГАРГАСАН\nМЭРГЭЖИЛТЭН Б.ГАНЗОРИГ\n\n"
SUMMARY = "(Өөрийн үнэлгээ)\nНийт арга хэмжээний тоо: 2\n100% 1\n70-90% 1\nооо\n\n"
REST = "3\t3\tТууль ном тухай 2024-03-12 Дугаар 2024_А/9\t1. Ном авахыг даалгасугай.\tАвсан.\t100%\t100%\n"


def heading(place):
    return (
        "СУМЫН ЗАСАГ ДАРГЫН ЗАХИРАМЖИЙН 2024 ОНЫ\nХАГАС ЖИЛИЙН БИЕЛЭЛТ\n"
        f"({place} сум)\n\n2024 оны 06 дугаар сарын 26\n\nСангийн далай\n\n"
    )


def table(number):
    return HEADER + NUMBERS + rows(number)


def rows(number):
    return (
        f"1\t1\tМод тарих тухай 2024-03-11 Дугаар 2024_А/1{number}\t"
        "1. Мод тарихыг даалгасугай.\tТарьсан байна.\t100%\t100%\n"
        f"2\t2\tХашаа барих тухай 2024-04-0{number} Дугаар 2024_А/2{number}\t"
        "2. Хашаа барихыг даалгасугай.\tБарьсан байна.\t70%\t70%\n"
    )


def told(report):
    """Return what a report says, without where in the file it stands."""
    return (
        *(report.title, report.organisation, report.place, report.date, report.summaries),
        *(report.signatures, report.unplaced, [(d.clause, d.why) for d in report.doubts]),
        [(d.serial, d.number, [c.text for c in d.clauses]) for d in report.decisions],
    )


def read(path, text):
    path.write_text(text, "utf-8")
    return [told(report) for report in read_reports(path)]


def alone(path, text):
    path.write_text(text, "utf-8")
    return told(read_report(path))


A, B, C = (
    heading("Номгон") + table(1),
    heading("Залаа") + table(2),
    heading("Хөх нуур") + table(3),
)


@pytest.mark.parametrize(
    "parts",
    [
        [A + SIGNED, B + SIGNED, C + SIGNED],
        [A + SIGNED + SUMMARY, B + SIGNED + SUMMARY],
        [A, B],
        [SUMMARY + A + SIGNED, SUMMARY + B + SIGNED],
        [table(1) + SIGNED, table(2) + SIGNED],
    ],
    ids=["signed", "summed up", "titled only", "summary first", "without headings"],
)
def test_reports_one_below_the_other_are_read_as_if_each_stood_alone(tmp_path, parts):
    path = tmp_path / "a.txt"

    assert read(path, "".join(parts)) == [alone(path, part) for part in parts]


def test_sheets_with_a_report_each_are_several_reports(tmp_path):
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for text in (A + SIGNED, B):
            sheet = book.add_worksheet()
            for number, line in enumerate(text.splitlines()):
                for column, cell in enumerate(line.split("\t")):
                    sheet.write_string(number, column, cell)

    assert [(r.organisation, r.decisions[0].number) for r in read_reports(path)] == [
        ("Номгон сум", "2024_А/11"),
        ("Залаа сум", "2024_А/12"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        A + "\n" + HEADER + NUMBERS + REST,
        A + "\n" + heading("Номгон") + HEADER + NUMBERS + REST,
        A + A,
        A + SIGNED + "Хавсралт\n" + NUMBERS + REST,
        A + SIGNED + "Хавсралт\n" + NUMBERS + "1\t1\tа\tб\n",
    ],
    ids=["page", "page with title", "page twice", "annex that goes on", "annex of its own"],
)
def test_what_is_one_report_stays_one(tmp_path, text):
    path = tmp_path / "a.txt"

    assert read(path, text) == [alone(path, text)]
