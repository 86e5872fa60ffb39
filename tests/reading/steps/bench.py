"""A small table on the workbench: the steps up to the tested one, and what that one noted.

Rows and lines have unsurprising defaults; a test names only what matters to it. Each clause
has a text and a progress of its own, as equal ones would be doubted.
"""

from dataclasses import dataclass

from bielelt.core.report import Doubt, Place, Repair
from bielelt.reading.base import Block, Cell, Line, Pages, Row
from bielelt.reading.draft import Draft, WorkRow
from bielelt.reading.memory import NOTHING, Memory
from bielelt.reading.paging import number_pages
from bielelt.reading.steps import STEPS, Step

NUMBERS = ("1", "2", "3", "4", "5", "6", "7")
ACTS = (
    "Хаврын тарилтын бэлтгэл хангах тухай 2024-03-11 Дугаар 2024_А/15",
    "Номын сангийн фондыг баяжуулах тухай 2024-04-02 Дугаар 2024_А/21",
    "Гэрэлтүүлгийн шон шинэчлэх тухай 2024-04-19 Дугаар 2024_А/30",
)
ORDERS = (
    "Үрийн нөөцийг тавдугаар сарын 1-ний дотор бүрдүүлэхийг агрономичдод даалгасугай.",
    "Худгийн хашааг засварлаж, түлхүүрийг багийн даргад хүлээлгэн өгөхийг үүрэг болгосугай.",
    "Гудамжны гэрэлтүүлгийн шонг бүрэн солихыг инженерт даалгасугай.",
    "Зуслангийн замын тэмдгийг шинэчлэхийг цагдаагийн хэсэгт үүрэг болгосугай.",
    "Сургуулийн гал тогоонд үзлэг хийхийг байцаагчид даалгасугай.",
)
REPORTS = (
    "Үрийн 12 тонн нөөцийг дөрөвдүгээр сард бүрдүүлсэн байна.",
    "Нийт 4 худгийн хашааг засварлаж дуусгасан байна.",
    "Гэрэлтүүлгийн 30 шонг солиод байна.",
    "Замын 8 тэмдгийг шинээр байршуулсан байна.",
    "Гал тогооны үзлэгийг 2 удаа хийсэн байна.",
)


def row(serial="", text=None, progress=None, own="70%", upper="70%", *, act="", of=""):
    """Return the seven cells of a clause; ``of`` is the serial of its decision, ``act`` its cell.

    Text and progress are taken from ORDERS and REPORTS by the serial, the label is the serial.
    """
    known = str(serial).isdigit() and int(serial) <= len(ORDERS)
    if text is None:
        text = f"{serial}. {ORDERS[int(serial) - 1]}" if known else ""
    if progress is None:
        progress = REPORTS[int(serial) - 1] if known else ""
    return (str(of), str(serial), act, text, progress, own, upper)


def opening(serial, *cells, of=1, **others):
    """Return the first row of decision number ``of``, with the act's cell."""
    return row(serial, *cells, of=of, **{"act": ACTS[of - 1], **others})


def rest(text="", progress="", **others):
    """Return a row that goes on with the clause above."""
    return row("", text, progress, "", "", **others)


@dataclass(frozen=True)
class Bench:
    """The draft after the step; ``repairs`` and ``doubts`` are those of this step alone.

    They begin with the serial of the clause, or with the number of the row as long as there
    are no clauses, or with None for the document.
    """

    draft: Draft
    notes: list

    @property
    def repairs(self):
        return [(n, r.kind, r.field) for n, r in self.notes if isinstance(r, Repair)]

    @property
    def changes(self):
        """Return before and after of each repair, by its kind."""
        return [(r.kind, r.before, r.after) for _, r in self.notes if isinstance(r, Repair)]

    @property
    def dropped(self):
        return [r.dropped for _, r in self.notes if isinstance(r, Repair) and r.dropped]

    @property
    def doubts(self):
        return [(n, d.field) for n, d in self.notes if not isinstance(d, Repair)]

    @property
    def whys(self):
        return [r.why for _, r in self.notes if isinstance(r, Repair)]

    @property
    def reasons(self):
        return [d.why for _, d in self.notes if isinstance(d, Doubt)]

    def of(self, *names):
        """Return some values of every clause."""
        return [
            tuple(getattr(entry, name) for name in names) for entry in self.draft.entries
        ]


def lay(step: Step, *blocks, head=True, memory: Memory = NOTHING) -> Bench:
    """Run the steps up to ``step`` over rows (tuples of cells) and lines (strings).

    Above them stands the line of column numbers, unless ``head`` is false.
    """
    blocks = (NUMBERS, *blocks) if head else blocks
    pages = Pages(tuple(map(_block, blocks)), media_type="text/plain")
    draft = Draft.of(number_pages(pages), memory)
    at = STEPS.index(step)
    for earlier in STEPS[:at]:
        earlier(draft)
    old = list(draft.notes)
    step(draft)
    new = [note for note in draft.notes if note not in old]
    return Bench(draft, [(_number(draft, note), note.value) for note in new])


def _block(block) -> Block:
    nowhere = Place(1, 1, 1)
    if isinstance(block, str):
        return Line(block, nowhere)
    cells = (c if isinstance(c, Cell) else Cell(c, nowhere) for c in block)
    return Row(tuple(cells))


def _number(draft: Draft, note) -> int | None:
    at = note.entry
    if isinstance(at, WorkRow):
        return draft.rows.index(at) + 1
    return at.serial if at else note.value.clause
