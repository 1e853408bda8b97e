"""Pages on sheets: the order a folded stack needs, and the print file. Knows PDF pages and nothing of what they say.

`booklet.impose.order` is pure arithmetic; `booklet.impose.sheets` does the PDF work with pikepdf: import it late.
"""
