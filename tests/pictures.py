"""The README's pictures, from the sample as it is built now: `python tests/pictures.py build/egypt-38ah.pdf .pictures`.

Spreads are found by what stands on them, so the pictures follow the layout.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pypdfium2
from PIL import Image

SPREADS = {  # name → words that stand on its two pages
    "accounts.png": ("How did Muhammad b. Abi Bakr die?", "Point by point"),
    "people.png": ("Neutral Companions", "Do not confuse with"),
}
SCALE = 1.15  # pixels a point
EDGE = 12  # pixels of grey around and between


def main(pdf: Path, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    document = pypdfium2.PdfDocument(pdf)
    texts = [page.get_textpage().get_text_range() for page in document]
    for name, words in SPREADS.items():
        left = next(i for i in range(1, len(texts) - 1, 2) if all(word in texts[i] + texts[i + 1] for word in words))
        pages = [document[i].render(scale=SCALE, grayscale=True).to_pil() for i in (left, left + 1)]
        picture = Image.new("L", (pages[0].width * 2 + 3 * EDGE, pages[0].height + 2 * EDGE), 190)
        for place, page in enumerate(pages):
            picture.paste(page, (EDGE + place * (page.width + EDGE), EDGE))
        picture.quantize(16).save(folder / name, optimize=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
