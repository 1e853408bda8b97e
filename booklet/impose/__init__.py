"""Pages on sheets: the order a folded stack needs, and the print file. Knows PDF pages and nothing of what they say.

`order` is pure arithmetic; `sheets` does the PDF work. This imports pikepdf: only when there is something to print.
"""

from booklet.impose.sheets import NoPaper, impose, instructions, instructions_for, paper_for

__all__ = ["NoPaper", "impose", "instructions", "instructions_for", "paper_for"]
