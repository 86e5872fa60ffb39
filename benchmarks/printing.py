"""How fast official reports are printed.

    python benchmarks/printing.py

1. One report of 57 clauses as PDF, in this process, beside WeasyPrint on the same table.
   Goal: at least 8 times faster. Where $BIELELT_CASES (beside the repository if not
   set) holds a real case, that one too.
2. 330 different reports, one per district of the country, in one batch on two workers:
   seconds and peak memory. Workers are spawned: Typst hangs in a forked process.
"""

import multiprocessing
import os
import random
import resource
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from html import escape
from pathlib import Path

from bielelt.core.errors import BieleltError
from bielelt.core.report import NOT_DUE, Clause, Decision, Report, Signature
from bielelt.printing import print_report
from bielelt.printing.document import DecisionRows, Document, SummaryPage
from bielelt.printing.reports.official import official

CLAUSES, DECISIONS, DISTRICTS, WORKERS, REPEATS = 57, 20, 330, 2, 5
GOAL = 8
ROOT = Path(__file__).resolve().parent.parent

SUBJECTS = (
    "Өвөлжилт, хаваржилтын бэлтгэлийг", "Малын тоо толгойн бүртгэлийг",
    "Гамшгаас хамгаалах нөөцийн бүрдүүлэлтийг", "Иргэдийн өргөдөл, гомдлыг",
    "Архивын хадгаламжийн нэгжийг", "Мод тарих хөдөлгөөнийг", "Төсвийн хэмнэлтийн горимыг",
    "Цахим үйлчилгээний хүртээмжийг", "Хөдөлмөрийн аюулгүй байдлыг",
)  # fmt: skip
ORDERS = (
    "хугацаанд нь бүрэн зохион байгуулж, улирал бүрийн эцэст тайлагнахыг үүрэг болгосугай.",
    "сайжруулах төлөвлөгөөг 12 дугаар сарын 25-ны дотор баталж ажиллахыг даалгасугай.",
    "эрчимжүүлж, шаардагдах 5 000 000₮-ийг орон нутгийн төсөвт тусгах;",
)
ANSWERS = (
    "төлөвлөгөөний дагуу хийж, багийн иргэдийн нийтийн хурлаар 213 өрхөд танилцууллаа.",
    "сайжруулах ажлын хэсгийг сумын Засаг даргын захирамжаар томилж, 2 удаа хуралдав.",
    "өмнөх оны мөн үетэй харьцуулахад 12.5 хувиар нэмэгдүүлж, 1 480-д хүргэсэн байна.",
    "хангахад нийт 5 000 000₮-ийг зарцуулж, санхүүгийн тайланд тусгасан болно.",
)
RATINGS = (100, 100, 70, 70, 70, 90, 30, NOT_DUE)


def made_up(seed: int) -> Report:
    """Return a report of the size of a real one: 57 clauses of 20 decisions."""
    dice = random.Random(seed)
    serials = iter(range(1, CLAUSES + 1))
    cuts = sorted(dice.sample(range(1, CLAUSES), DECISIONS - 1))
    sizes = [b - a for a, b in zip([0, *cuts], [*cuts, CLAUSES], strict=True)]
    return Report(
        title="АЙМГИЙН ЗАСАГ ДАРГЫН ЗАХИРАМЖ, ДААЛГАВРЫН 2024 ОНЫ ХАГАС ЖИЛИЙН ХЭРЭГЖИЛТ",
        organisation=f"{seed} дүгээр сум",
        place="Үүрт",
        date=date(2024, 6, 25),
        period="2024-H1",
        decisions=tuple(
            Decision(
                serial=number,
                kind="order" if number < DECISIONS - 1 else "directive",
                title=f"{dice.choice(SUBJECTS)} сайжруулах арга хэмжээний тухай",
                date=date(2024, 1, number),
                number=f"2024_А/{number}",
                clauses=tuple(_clause(dice, next(serials)) for _ in range(size)),
            )
            for number, size in enumerate(sizes, 1)
        ),
        signatures=(
            Signature("reviewed", "ЗАСАГ ДАРГЫН ТАМГЫН ГАЗРЫН ДАРГА", "Д.ӨНӨРЖАРГАЛ"),
            Signature("prepared", "ДОТООД АЖИЛ ХАРИУЦСАН МЭРГЭЖИЛТЭН", "С.ҮҮРИЙНТУЯА"),
        ),
    )


def _clause(dice: random.Random, serial: int) -> Clause:
    return Clause(
        serial=serial,
        label=f"{serial}.",
        text=_sentences(dice, ORDERS, 2),
        progress=_sentences(dice, ANSWERS, dice.choice((2, 3, 4, 5, 10))),
        self_rating=dice.choice(RATINGS),
        upper_rating=dice.choice(RATINGS),
    )


def _sentences(dice: random.Random, endings: tuple[str, ...], count: int) -> str:
    return " ".join(f"{dice.choice(SUBJECTS)} {dice.choice(endings)}" for _ in range(count))


def case() -> Report | None:
    """Return the real case where there is one."""
    folder = Path(os.environ.get("BIELELT_CASES", ROOT.parent / "shared" / "cases"))
    files = sorted(folder.glob("*/report.*"))
    if not files:
        return None
    from bielelt.reading import read_report

    try:
        return read_report(files[0])
    except BieleltError as error:
        print(f"The case was left out: {error}")
        return None


# The peer ---------------------------------------------------------------------------------

STYLE = """
@page { size: A4 landscape; margin: 18mm 15mm 16mm 20mm;
        @bottom-center { content: counter(page) ' / ' counter(pages) } }
@font-face { font-family: Tinos; src: url(FONTS/Tinos-Regular.ttf) }
@font-face { font-family: Tinos; font-weight: bold; src: url(FONTS/Tinos-Bold.ttf) }
body { font: 9.5pt Tinos } h1 { font-size: 12pt; text-align: center }
table { border-collapse: collapse; width: 100% } thead { display: table-header-group }
td, th { border: 0.4pt solid; padding: 1.3mm; vertical-align: top }
section { break-before: page }
"""
WIDTHS = (6, 4.5, 16, 25, 32, 7.5, 9)


def to_html(document: Document) -> str:
    """Return the same content for the peer."""
    table, heading = document.table, document.heading
    fonts = Path(sys.modules["bielelt.printing"].__file__ or "").parent / "fonts"
    columns = "".join(f"<col style='width:{width}%'>" for width in WIDTHS)
    head = "".join(f"<th>{escape(text)}</th>" for text in table.header)
    numbers = "".join(f"<th>{text}</th>" for text in table.numbers)
    body = "".join(
        f"<tr><th colspan=7>{escape(section.heading)}</th></tr>"
        + "".join(_html_rows(decision) for decision in section.decisions)
        for section in table.sections
    )
    return (
        f"<html lang=mn><title>{escape(document.name)}</title>"
        f"<style>{STYLE.replace('FONTS', fonts.as_uri())}</style><body>"
        f"<h1>{escape(heading.title)}<br>{escape(heading.bracket)}</h1>"
        f"<p>{heading.date} {escape(heading.place)}</p><table>{columns}"
        f"<thead><tr>{head}</tr><tr>{numbers}</tr></thead>{body}</table>"
        + "".join(f"<p>{s.role}<br>{s.position} {s.name}</p>" for s in document.signatures)
        + "".join(map(_html_summary, document.summaries))
    )


def _html_rows(decision: DecisionRows) -> str:
    span = len(decision.clauses)
    left = [f"<td rowspan={span}>{decision.serial}</td>"]
    name = "<br>".join(map(escape, decision.lines))
    rows = []
    for clause in decision.clauses:
        cells = [clause.text, clause.progress, clause.self_rating, clause.upper_rating]
        rest = "".join(f"<td>{escape(cell)}</td>" for cell in cells)
        middle = f"<td rowspan={span}>{name}</td>" if left else ""
        rows.append(f"<tr>{''.join(left)}<td>{clause.serial}</td>{middle}{rest}</tr>")
        left = []
    return "".join(rows)


def _html_summary(page: SummaryPage) -> str:
    rows = "".join(
        f"<tr><td>{row.name}</td><td>{row.range}</td><td>{row.count}</td></tr>"
        for row in page.rows
    )
    return (
        f"<section><h1>{escape(page.heading.title)}<br>{page.heading.bracket}</h1>"
        f"<p>{page.total}</p><table>{rows}</table><p>{page.closing}</p></section>"
    )


# Measuring --------------------------------------------------------------------------------


def seconds(work: Callable[[int], object]) -> float:
    """Return the median time of a few different runs; the first one warms up."""
    times = []
    for run in range(REPEATS + 1):
        start = time.perf_counter()
        work(run)
        times.append(time.perf_counter() - start)
    return statistics.median(times[1:])


def beside_the_peer(name: str, whole: Report) -> None:
    """Print the time of both programs for one report and their ratio."""
    import weasyprint

    def ours(run: int) -> bytes:
        # Another place each time, so that nothing can be remembered from the last run.
        return print_report(replace(whole, place=f"Үүрт {run}"), format="pdf")

    def peers(run: int) -> bytes:
        document = official(replace(whole, place=f"Үүрт {run}"))
        html = weasyprint.HTML(string=to_html(document))
        printed: bytes = html.write_pdf(pdf_variant="pdf/ua-1")
        return printed

    own, peer = seconds(ours), seconds(peers)
    ratio = peer / own
    print(
        f"{name}: Bielelt {own:.3f} s, WeasyPrint {weasyprint.__version__} {peer:.3f} s: "
        f"{ratio:.1f} times faster (goal {GOAL}: {'met' if ratio >= GOAL else 'missed'})"
    )


def print_one(seed: int) -> tuple[int, int, int]:
    """Print one report; return its size, the worker and its peak memory in kilobytes."""
    printed = print_report(made_up(seed), format="pdf")
    return len(printed), os.getpid(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def batch() -> None:
    """Print the whole country."""
    start = time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(WORKERS) as pool:
        results = pool.map(print_one, range(DISTRICTS), chunksize=5)
    taken = time.perf_counter() - start
    memory = {
        worker: max(m for _, w, m in results if w == worker) for _, worker, _ in results
    }
    print(
        f"{DISTRICTS} different reports on {WORKERS} workers: {taken:.1f} s, "
        f"{sum(size for size, _, _ in results) / 1e6:.0f} MB of PDF, peak memory "
        f"{sum(memory.values()) / 1024:.0f} MB ({max(memory.values()) / 1024:.0f} MB a worker)"
    )


if __name__ == "__main__":
    beside_the_peer(f"PDF of {CLAUSES} clauses", made_up(0))
    real = case()
    if real is not None:
        beside_the_peer("PDF of the case", real)
    batch()
