"""PDFs that are broken or hostile: one clear line each, soon, in little memory."""

import zlib

import pikepdf
import pytest
from tests.reading.sources.attacks import attack
from tests.reading.sources.papers import Paper
from tests.reading.sources.tables import read
from tests.reading.sources.test_bad_input import refusal, too_much

MEGABYTES = 400
SECONDS = 60  # of processor time for all attacks together, on a slow and busy machine


def damaged(name="report.pdf"):
    return (
        f"“{name}” is a PDF that is damaged or cut off. "
        "Copy it again, or open it in its own program and save it as PDF again."
    )


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.pdf"
    paper = Paper()
    for number in range(3):
        paper.text(40, 40, f"нүүр {number}")
        paper.turn()
    return paper.save(path)


# Damage ---------------------------------------------------------------------------------


@pytest.mark.parametrize("share", [0.02, 0.5, 0.8])
def test_a_file_cut_off_is_refused(report, share):
    data = report.read_bytes()
    report.write_bytes(data[: int(len(data) * share)])

    assert "damaged or cut off" in refusal(report)


def test_a_page_that_got_lost_is_missed(report):
    report.write_bytes(report.read_bytes().replace(b"/Count 4", b"/Count 5"))

    assert refusal(report) == (
        "“report.pdf” is a PDF that has lost pages: 4 of 5 are there. "
        "Copy it again, or open it in its own program and save it as PDF again."
    )


def test_a_page_whose_content_is_damaged_is_not_read_in_part(report):
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        content = zlib.compress(b"BT ET " * 1000)[:-20]
        pdf.pages[0].Contents = pikepdf.Stream(
            pdf, content, Filter=pikepdf.Name.FlateDecode
        )
        pdf.save(report, compress_streams=False)

    assert refusal(report) == damaged()


@pytest.mark.parametrize(
    "content", [b"%PDF-1.7\n", b"%PDF-1.4\n%%EOF", b"%PDF-1" + b"x" * 999]
)
def test_a_file_that_only_says_it_is_a_pdf_is_refused(tmp_path, content):
    path = tmp_path / "report.pdf"
    path.write_bytes(content)

    assert refusal(path) == damaged()


def test_a_file_with_a_password_is_refused(report):
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        pdf.save(report, encryption=pikepdf.Encryption(user="нууц", owner="эзэн"))

    assert refusal(report) == (
        "“report.pdf” is a PDF protected by a password. "
        "Open it with the password, save it without one, and try again."
    )


@pytest.mark.parametrize("method", [4, 6])
def test_a_file_that_only_forbids_changes_is_read(report, method):
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        pdf.save(report, encryption=pikepdf.Encryption(user="", owner="owner", R=method))

    assert read(report) == ["нүүр 0", "нүүр 1", "нүүр 2"]


@pytest.mark.parametrize("box", [[0, 0, 9e9, 9e9], [0, 0, 0, 500]])
def test_pages_of_no_paper_are_refused(report, box):
    with pikepdf.open(report, allow_overwriting_input=True) as pdf:
        pdf.pages[1].MediaBox = box
        pdf.save(report)

    assert refusal(report) == (
        f"“report.pdf” has a page 2 of {box[2]:.0f} × {box[3]:.0f} points; more than 0 and at "
        "most 14,400 are read. Print it on ordinary paper."
    )


# Attacks --------------------------------------------------------------------------------


def write(path, content=b"", *, font=None, forms=(), count=1, **stream):
    """Write pages with raw content, a font and forms that may draw each other."""
    pdf = pikepdf.new()
    resources = pdf.make_indirect(pikepdf.Dictionary())
    drawn = pikepdf.Dictionary()
    for number, form in enumerate(forms):
        drawn[f"/X{number}"] = pdf.make_indirect(
            pikepdf.Stream(
                pdf, form, Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form,
                BBox=[0, 0, 9, 9], Resources=resources,
            )
        )  # fmt: skip
    resources.XObject = drawn
    resources.Font = pikepdf.Dictionary({"/F": font} if font else {})
    contents = pdf.make_indirect(pikepdf.Stream(pdf, content, **stream))
    for _ in range(count):
        pdf.pages.append(
            pikepdf.Page(
                pikepdf.Dictionary(
                    Type=pikepdf.Name.Page, MediaBox=[0, 0, 595, 842],
                    Resources=resources, Contents=contents,
                )
            )
        )  # fmt: skip
    pdf.save(path, compress_streams=False)


def write_font(path, widths, mapping=b""):
    below = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.CIDFontType2, W=widths,
        CIDSystemInfo={"/Registry": "Adobe", "/Ordering": "Identity", "/Supplement": 0},
        FontDescriptor={"/FontBBox": [0, 0, 1, 1]},
    )  # fmt: skip
    font = pikepdf.Dictionary(
        Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type0, DescendantFonts=[below],
        Encoding=pikepdf.Name("/Identity-H"),
    )  # fmt: skip
    write(path, b"BT /F 9 Tf <0001> Tj ET", font=font)
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        stream = pdf.make_indirect(pikepdf.Stream(pdf, b"begincmap\n" + mapping))
        pdf.pages[0].Resources.Font["/F"].ToUnicode = stream
        pdf.save(path, compress_streams=False)


def write_swelling(path, times):
    content = b" " * 300_000_000
    for _ in range(times):
        content = zlib.compress(content, 9)
    names = pikepdf.Array([pikepdf.Name.FlateDecode] * times)
    write(path, content, Filter=names)


def write_calls(path):
    """Ten forms, each of which draws the next ten times."""
    forms = [f"/X{number} Do ".encode() * 10 for number in range(1, 10)]
    write(path, b"/X0 Do", forms=[*forms, b"0 0 m 9 9 l S"])


def write_deep_calls(path):
    forms = [f"/X{number} Do".encode() for number in range(1, 500)]
    write(path, b"/X0 Do", forms=[*forms, b""])


def write_objects(path):
    path.write_bytes(b"%PDF-1.4\n" + b"1 0 obj\nnull\nendobj\n" * 1_000_000)


def write_letters(path):
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1,
                              BaseFont=pikepdf.Name.Helvetica)  # fmt: skip
    write(path, b"BT /F 9 Tf (" + b"a" * 1_000_000 + b") Tj ET", font=font)


def write_hatching(path):
    paper = Paper()
    paper.text(9, 9, "тайлан")
    for number in range(4000):
        paper.line(number / 4, 0, number / 4, 500)
        paper.line(0, number / 4, 500, number / 4)
    paper.save(path)


ATTACKS = {
    "swelling.pdf": (
        lambda path: write_swelling(path, 1),
        too_much("swelling.pdf", "16,777,216 bytes in one unpacked part"),
    ),
    "twice.pdf": (
        lambda path: write_swelling(path, 2),
        too_much("twice.pdf", "16,777,216 bytes in one unpacked part"),
    ),
    "objects.pdf": (write_objects, too_much("objects.pdf", "300,000 objects")),
    "pages.pdf": (
        lambda path: write(path, count=2_001),
        too_much("pages.pdf", "2,000 pages"),
    ),
    "letters.pdf": (
        write_letters,
        too_much("letters.pdf", "100,000 letters and strokes on one page"),
    ),
    "calls.pdf": (
        write_calls,
        too_much("calls.pdf", "100,000 letters and strokes on one page"),
    ),
    "deep.pdf": (write_deep_calls, damaged("deep.pdf")),
    "widths.pdf": (
        lambda path: write_font(path, [0, 2_000_000_000, 500]),
        too_much("widths.pdf", "1,000,000 codes in one font"),
    ),
    "letters-of-a-font.pdf": (
        lambda path: write_font(
            path, [], b"1 beginbfrange <0000> <7fffffff> <0041> endbfrange"
        ),
        too_much("letters-of-a-font.pdf", "1,000,000 codes in one font"),
    ),
    "nested.pdf": (
        lambda path: write(path, b"[" * 300_000),
        (
            "“nested.pdf” is a PDF without a text layer and without scanned pages. "
            "Print the original to PDF again, or save it as .docx."
        ),
    ),
    "hatching.pdf": (write_hatching, "read 1 blocks"),
}


def test_attacks_take_neither_much_memory_nor_time(tmp_path):
    outcomes, megabytes, seconds = attack(tmp_path, ATTACKS)

    assert outcomes == [expected for _, expected in ATTACKS.values()]
    assert megabytes < MEGABYTES
    assert seconds < SECONDS
