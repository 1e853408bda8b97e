"""Pictures → image XObjects (ISO 32000-1 §8.9.5): each once, however often it is shown."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from booklet.pdf.file import File, Stream
from booklet.typeset.page import Image, Page

if TYPE_CHECKING:
    from booklet.raster import Raster

# Which way up a picture is (Exif's Orientation) → the matrix that puts its unit square into the unit square.
_TURNS = {
    1: (1, 0, 0, 1, 0, 0),
    2: (-1, 0, 0, 1, 1, 0),  # mirrored
    3: (-1, 0, 0, -1, 1, 1),  # upside down
    4: (1, 0, 0, -1, 0, 1),
    5: (0, -1, -1, 0, 1, 1),
    6: (0, -1, 1, 0, 0, 1),  # to be turned to the right
    7: (0, 1, 1, 0, 0, 0),
    8: (0, 1, -1, 0, 1, 0),  # to the left
}


class Images:
    """The pictures on some pages, in the order of first use. `keys`: their names in the pages' resources, by file."""

    def __init__(self, rasters: Mapping[str, Raster], pages: Sequence[Page] = ()) -> None:
        self.rasters = rasters
        self.keys: dict[str, str] = {}
        for page in pages if rasters else ():
            for placed in page.placed:
                for mark in placed.marks:
                    if isinstance(mark, Image):
                        self.keys.setdefault(mark.file, f"I{len(self.keys) + 1}")

    def embed(self, file: File) -> str:
        """Every picture → its entry in the resources; nothing when there are none."""
        made = [f"/{key} {file.add(_stream(self.rasters[name]))}" for name, key in self.keys.items()]
        return f"/XObject<<{''.join(made)}>>" if made else ""

    def matrix(self, image: Image, x: float, y: float) -> tuple[float, ...]:
        """Where a picture is drawn, its lower left corner at x, y, turned as it is to be shown."""
        a, b, c, d, e, f = _TURNS[self.rasters[image.file].turn]
        w, h = image.width, image.height
        return a * w, b * h, c * w, d * h, x + e * w, y + f * h


def _stream(raster: Raster) -> Stream:
    space = "/DeviceGray" if raster.colours == 1 else "/DeviceRGB"
    if raster.palette:
        space = f"[/Indexed/DeviceRGB {len(raster.palette) // 3 - 1}<{raster.palette.hex()}>]"
    entries = f"/Type/XObject/Subtype/Image/Width {raster.columns}/Height {raster.rows}/ColorSpace{space}"
    entries += f"/BitsPerComponent {raster.bits}/Filter/{raster.filter}"
    if raster.filter == "FlateDecode":  # 15: each row says by which PNG filter it was packed (§7.4.4.4)
        entries += f"/DecodeParms<</Predictor 15/Columns {raster.columns}"
        entries += f"/Colors {raster.colours}/BitsPerComponent {raster.bits}>>"
    return Stream(raster.data, entries, packed=False)
