"""The bytes of a picture file → `Raster`: the picture as a PDF can hold it, with nothing in it but the picture.

JPEG data stay as they are but for what tells of camera, place and people; so do PNG data that PDF has a filter for
(ISO 32000-1 §7.4.4, §7.4.8). Only transparent and interlaced PNG files are unpacked. Nothing here is imported unless a
booklet has a picture.
"""

from __future__ import annotations

from booklet.named import NamedTuple

JPEG, PNG = b"\xff\xd8", b"\x89PNG\r\n\x1a\n"  # first bytes
MOST_PIXELS = 50_000_000
SAVE_AS = "open it in a picture program and save it as JPEG (photographs) or PNG (maps, drawings)"

_OTHERS = (  # first bytes → what they are; a blank stands for any
    (b"GIF8", "a GIF picture"),
    (b"RIFF    WEBP", "a WebP picture"),
    (b"    ftyp", "a HEIC or AVIF picture"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"BM", "a BMP picture"),
    (b"8BPS", "a Photoshop file"),
    (b"\0\0\0\x0cjP", "a JPEG 2000 picture"),
    (b"%PDF", "a PDF"),
    (b"<svg", "an SVG drawing"),
    (b"<?xml", "an SVG drawing or another XML file"),
)


class Unreadable(Exception):
    """What is wrong with a file for its author, said of "this picture"; `hint` tells how to mend it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


class Raster(NamedTuple):
    """Packed samples, as JPEG or as PNG has them, and what a reader must know to unpack them. `columns` and `rows` are
    those of the data; `turn` says how these are shown, 1 to 8 as Exif's Orientation does (JEITA CP-3451, tag 274)."""

    data: bytes
    filter: str  # "DCTDecode" or "FlateDecode"
    columns: int
    rows: int
    colours: int  # 1: grey, or an index into `palette`; 3: red, green, blue
    bits: int = 8
    palette: bytes = b""  # of red, green, blue
    turn: int = 1

    @property
    def width(self) -> int:
        """Pixels from left to right, as shown."""
        return self.rows if self.turn > 4 else self.columns

    @property
    def height(self) -> int:
        return self.columns if self.turn > 4 else self.rows


def raster_of(data: bytes) -> Raster:
    """A file's bytes → the picture in it; raises `Unreadable`."""
    if data.startswith(JPEG):
        from booklet.raster.jpeg import read_jpeg

        made = read_jpeg(data)
    elif data.startswith(PNG):
        from booklet.raster.png import read_png

        made = read_png(data)
    elif not data:
        raise Unreadable("this picture is an empty file", "copy it again")
    else:
        what = next((what for begin, what in _OTHERS if _begins(data, begin)), "no picture that can be read")
        raise Unreadable(f"this is {what}; JPEG and PNG can be printed", SAVE_AS)
    return made


def sized(columns: int, rows: int) -> None:
    """Refuse what has no pixels, or too many to be unpacked."""
    if not columns or not rows:
        raise damaged("it has no size")
    if columns * rows > MOST_PIXELS:
        millions = f"{columns * rows / 1e6:.0f} million pixels; {MOST_PIXELS // 1_000_000} are the most"
        raise Unreadable(f"this picture has {millions}", "make it smaller: 2,500 from side to side fill any page")


def damaged(why: str) -> Unreadable:
    return Unreadable(f"this picture is damaged: {why}", "copy the file again, or save it anew")


def _begins(data: bytes, begin: bytes) -> bool:
    return len(data) >= len(begin) and all(a == b or b == 32 for a, b in zip(data, begin))
