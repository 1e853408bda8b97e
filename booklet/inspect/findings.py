"""What a rule finds unsound in a PDF."""

from __future__ import annotations

from booklet.named import NamedTuple


class Finding(NamedTuple):
    """`rule`: the one broken, such as `mark-twice`; `page` from 1, 0 for the whole file."""

    rule: str
    says: str
    page: int = 0
