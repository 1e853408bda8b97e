"""What a PDF, ours or anybody's, is to those who cannot see it. Knows PDF files and nothing of booklets.

`reading` reads a file, `tree` its tags, `content` what pages draw; `questions` answers an author, `aloud` says what a
screen reader says, `soundness` holds the rules of tagged PDF. This imports pikepdf: only when a PDF is looked at.
"""

from booklet.inspect.aloud import aloud
from booklet.inspect.questions import ask
from booklet.inspect.reading import Reading, Unreadable, open_pdf
from booklet.inspect.soundness import findings
from booklet.inspect.telling import heard, json, text

__all__ = ["Reading", "Unreadable", "aloud", "ask", "findings", "heard", "json", "open_pdf", "text"]
