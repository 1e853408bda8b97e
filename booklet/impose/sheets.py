"""The PDF of a booklet → the PDF of its printed sheets, two pages on a side; in points unless a name says mm."""

from __future__ import annotations

import io
from typing import TypeAlias

import pikepdf
from pikepdf import Array, Dictionary, Name

from booklet.impose.order import LEFT, Sheet, Spread, creep, sheets

Size: TypeAlias = "tuple[float, float]"

MM = 72 / 25.4
PAPERS: dict[str, Size] = {  # portrait: ISO 216, and North American loose paper (ANSI/ASME Y14.1)
    "A5": (148 * MM, 210 * MM),
    "letter-half": (396.0, 612.0),
    "A4": (210 * MM, 297 * MM),
    "Letter": (612.0, 792.0),
    "Legal": (612.0, 1008.0),
    "A3": (297 * MM, 420 * MM),
    "Tabloid": (792.0, 1224.0),
    "A2": (420 * MM, 594 * MM),
}
SLACK = 1.0  # a page may be this much too large: sizes are rounded to whole millimetres or points
FOLD = 8 * MM  # length of a fold mark: half of it may lie where a printer does not print
CROP_GAP, CROP_LENGTH = 2 * MM, 4 * MM


class NoPaper(ValueError):
    """No paper is large enough; the text says for what."""


def paper_for(width: float, height: float) -> str:
    """A page's size → the name of the smallest paper that takes two of them side by side; else raises `NoPaper`."""
    fitting = [(w * h, name) for name, (w, h) in PAPERS.items() if _fits((width, height), (h, w))]
    if not fitting:
        raise NoPaper(f"no paper takes two pages of {width / MM:.0f} × {height / MM:.0f} mm side by side")
    return min(fitting)[1]


def impose(
    pdf: bytes,
    *,
    title: str = "",
    paper: str | Size | None = None,
    thickness_mm: float = 0.1,
    signature: int | None = None,
    binding: str = LEFT,
    marks: bool = True,
) -> bytes:
    """A booklet → its print file. `paper`: a name, a size, or None for `paper_for` its pages; `thickness_mm`: of one
    sheet; `signature`: sheets in one, None for all in one; `binding`: left or right.

    The file asks the printer for both sides, turned over the short edge, at true size. Same input, same bytes.
    """
    with pikepdf.open(io.BytesIO(pdf)) as source, pikepdf.new() as out:
        page_size = _page_size(source)
        sheet_size = _landscape(paper if paper is not None else paper_for(*page_size))
        if not _fits(page_size, sheet_size):
            raise ValueError(f"two pages of {_shown(page_size)} points do not fit on a sheet of {_shown(sheet_size)}")
        side = _Side(source, out, page_size, sheet_size, _marks(page_size, sheet_size) if marks else b"")
        for sheet in sheets(len(source.pages), signature, binding):
            side.add(sheet, creep(sheet.depth, thickness_mm * MM))
        out.Root.ViewerPreferences = Dictionary(
            Duplex=Name.DuplexFlipShortEdge,
            PrintScaling=Name("/None"),
            PickTrayByPDFSize=True,
        )
        out.Root.PageLayout = Name.SinglePage
        if title:
            out.docinfo["/Title"] = title
        made = io.BytesIO()
        out.save(made, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.generate)
        return made.getvalue()


def instructions(sides: int, paper: str, *, signature: int | None = None) -> str:
    """Sides of the print file and the paper's name → one line that says how to print and fold it."""
    count = -(-sides // 2)
    line = f"Print on {paper}, both sides, flip on the short edge, at 100 %; "
    if signature is not None and signature < count:
        groups = -(-count // signature)
        each = "each sheet by itself" if signature == 1 else f"each {signature} sheets together"
        rest = count % signature
        last = f" (the last {rest})" if rest else ""
        return f"{line}fold {each}{last} and sew or staple the {groups} signatures, in order, at the fold."
    if count == 1:
        return line + "fold the sheet in the middle."
    return f"{line}fold the {count} sheets together and staple at the fold."


def instructions_for(width: float, height: float, pages: int, *, signature: int | None = None) -> str:
    """A page's size and the number of pages → how to print what `impose` makes of them when no paper is named."""
    return instructions(2 * -(-pages // 4), paper_for(width, height), signature=signature)


class _Side:
    """Makes the sides of sheets one after the other; every source page becomes one form."""

    def __init__(self, source: pikepdf.Pdf, out: pikepdf.Pdf, page: Size, sheet: Size, marks: bytes) -> None:
        self.source = source
        self.out = out
        self.page = page
        self.sheet = sheet
        self.marks = marks

    def add(self, sheet: Sheet, shift: float) -> None:
        for spread in (sheet.front, sheet.back):
            self._side(spread, shift)

    def _side(self, spread: Spread, shift: float) -> None:
        """One side: both pages moved `shift` towards the fold and clipped there, so that neither crosses it."""
        width, height = self.page
        middle, bottom = self.sheet[0] / 2, (self.sheet[1] - height) / 2
        forms = Dictionary()
        content = b""
        for name, number, edge, x in (
            ("Left", spread[0], middle - width, middle - width + shift),
            ("Right", spread[1], middle, middle - shift),
        ):
            if number is None:
                continue
            form = self.out.copy_foreign(self.source.pages[number].as_form_xobject())
            left, low = (float(value) for value in list(form.BBox)[:2])
            forms[f"/{name}"] = form
            clip = _numbers(edge, bottom, width, height)
            content += f"q {clip} re W n 1 0 0 1 {_numbers(x - left, bottom - low)} cm /{name} Do Q\n".encode()
        page = self.out.add_blank_page(page_size=self.sheet)
        page.obj.Resources = Dictionary(XObject=forms)
        page.obj.TrimBox = Array([round(v, 3) for v in (middle - width, bottom, middle + width, bottom + height)])
        page.obj.Contents = self.out.make_stream(content + self.marks)


def _marks(page: Size, sheet: Size) -> bytes:
    """Where to fold: short dashes at head and tail. Where to trim: at the corners, on a side that has room for it."""
    middle, low = sheet[0] / 2, (sheet[1] - page[1]) / 2
    left, right, high = middle - page[0], middle + page[0], low + page[1]
    strokes = [(middle, 0.0, middle, FOLD), (middle, sheet[1] - FOLD, middle, sheet[1])]
    reach = CROP_GAP + CROP_LENGTH
    if low >= reach:
        for x in (left, right):
            strokes += [(x, low - CROP_GAP, x, low - reach), (x, high + CROP_GAP, x, high + reach)]
    if left >= reach:
        for y in (low, high):
            strokes += [(left - CROP_GAP, y, left - reach, y), (right + CROP_GAP, y, right + reach, y)]
    lines = " ".join(f"{_numbers(x0, y0)} m {_numbers(x1, y1)} l" for x0, y0, x1, y1 in strokes)
    return f"q 0.25 w 0.4 G {lines} S Q\n".encode()


def _page_size(source: pikepdf.Pdf) -> Size:
    """The size of all pages; a booklet has one."""
    sizes = {_size(page.trimbox) for page in source.pages}
    if len(sizes) != 1:
        raise ValueError("the pages are not all of one size" if sizes else "there are no pages")
    return sizes.pop()


def _size(box: pikepdf.Array) -> Size:
    left, bottom, right, top = (float(value) for value in list(box))
    return round(right - left, 2), round(top - bottom, 2)


def _landscape(paper: str | Size) -> Size:
    if isinstance(paper, str):
        known = {name.lower(): size for name, size in PAPERS.items()}
        if paper.lower() not in known:
            raise ValueError(f"unknown paper {paper!r}; known are {', '.join(PAPERS)}")
        paper = known[paper.lower()]
    return max(paper), min(paper)


def _fits(page: Size, sheet: Size) -> bool:
    return 2 * page[0] <= sheet[0] + SLACK and page[1] <= sheet[1] + SLACK


def _shown(size: Size) -> str:
    return f"{size[0]:.0f} × {size[1]:.0f}"


def _numbers(*values: float) -> str:
    return " ".join(f"{value:.3f}".rstrip("0").rstrip(".") for value in values)
