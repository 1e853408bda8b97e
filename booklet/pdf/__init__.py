"""Writes what it is told: `Pages` in, the bytes of a PDF out. The only room that knows ReportLab.

`booklet.pdf.write.write_pdf` is its one way in; importing it costs ReportLab's start-up, so import it late.
"""
