"""PDFs drawn letter by letter: every text at its place, in any Unicode letters, as it is.

A letter is half as wide as the font is high. Places are points from the upper left corner.
"""

from dataclasses import dataclass, field

import pikepdf

WIDTH, HEIGHT = 842, 595
SIZE = 9
LETTER = SIZE / 2


@dataclass
class Paper:
    """The pages of one document; what is drawn goes to the last one."""

    box: tuple = (0, 0, WIDTH, HEIGHT)
    pages: list = field(default_factory=lambda: [[]])
    codes: dict = field(default_factory=dict)

    def turn(self):
        """Begin a new page."""
        self.pages.append([])

    def draw(self, operators):
        """Add raw operators of PDF."""
        self.pages[-1].append(operators)

    def text(self, x, top, text, *, size=SIZE, turn=(1, 0, 0, 1), before=""):
        """Write a text whose letters stand on the line ``size`` below ``top``."""
        codes = "".join(
            f"{self.codes.setdefault(c, len(self.codes) + 1):04x}" for c in text
        )
        matrix = " ".join(map(str, turn))
        y = self.box[3] - top - size
        self.draw(f"{before} BT /F {size} Tf {matrix} {x} {y} Tm <{codes}> Tj ET")

    def line(self, x0, top, x1, bottom):
        """Draw a stroke."""
        high = self.box[3]
        self.draw(f"0.5 w {x0} {high - top} m {x1} {high - bottom} l S")

    def save(self, path, **page):
        """Write the file; ``page`` holds further entries of each page."""
        pdf = pikepdf.new()
        font = self._font(pdf)
        for drawn in self.pages:
            content = pikepdf.Stream(pdf, "\n".join(drawn).encode())
            pdf.pages.append(
                pikepdf.Page(
                    pikepdf.Dictionary(
                        Type=pikepdf.Name.Page,
                        MediaBox=list(self.box),
                        Resources={"/Font": {"/F": font}},
                        Contents=pdf.make_indirect(content),
                        **page,
                    )
                )
            )
        pdf.save(path)
        return path

    def _font(self, pdf):
        lines = "\n".join(
            f"<{code:04x}> <{c.encode('utf-16-be', 'surrogatepass').hex()}>"
            for c, code in self.codes.items()
        )
        cmap = (
            "1 begincodespacerange <0000> <ffff> endcodespacerange begincmap\n"
            f"{len(self.codes)} beginbfchar\n{lines}\nendbfchar endcmap"
        )
        below = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.CIDFontType2,
            BaseFont=pikepdf.Name.Drawn,
            CIDSystemInfo={"/Registry": "Adobe", "/Ordering": "Identity", "/Supplement": 0},
            FontDescriptor={
                "/Type": pikepdf.Name.FontDescriptor,
                "/Descent": -200,
                "/FontBBox": [0, -200, 500, 800],
            },
            DW=500,
        )
        return pdf.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type0,
                BaseFont=pikepdf.Name.Drawn,
                Encoding=pikepdf.Name("/Identity-H"),
                DescendantFonts=[pdf.make_indirect(below)],
                ToUnicode=pdf.make_indirect(pikepdf.Stream(pdf, cmap.encode())),
            )
        )


def ruled(paper, rows, *, left=40, top=40, high=16, widths=None):
    """Draw a table with all its rules; return where its columns begin and end."""
    widths = widths or [_width(column) for column in zip(*rows, strict=True)]
    xs = [left + sum(widths[:number]) for number in range(len(widths) + 1)]
    for number in range(len(rows) + 1):
        paper.line(xs[0], top + number * high, xs[-1], top + number * high)
    for x in xs:
        paper.line(x, top, x, top + len(rows) * high)
    for number, row in enumerate(rows):
        for x, text in zip(xs, row, strict=False):
            paper.text(x + 4, top + number * high + 3, text)
    return xs


def _width(texts):
    return max(map(len, texts)) * LETTER + 8
