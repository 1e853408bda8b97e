"""What history is made of here: one frozen record for each kind an author can write.

Nobody stores "the date of X": they store attestations, "work W, at locator L, says X happened on D". How good a work is
(`Work`), what it says (`Account`, `Attestation`, `Cell`) and what the editor concludes (`Reading`) stay apart.

The records are NamedTuples: frozen like dataclasses, and ten times cheaper to define at start-up and to make.
Fields that hold other records hold their ids; `Archive` (booklet.model.archive) guarantees that each id is there.
The keys an author types, their help and their types stand in `booklet.read.schema`.
"""

from __future__ import annotations

from collections.abc import Mapping

from booklet.model.dates import HistoricalDate
from booklet.model.inline import EMPTY, Id, Prose
from booklet.named import NamedTuple
from booklet.problems import NOWHERE, Locatable

Script = Mapping[str, str]  # BCP 47 language tag → the name in that language's own script


class Attestation(NamedTuple):
    """Work `says` that it happened on `date`. Without `says`: a plain date nobody disputes."""

    date: HistoricalDate
    says: Id | None = None
    locator: str = ""
    written: str = ""  # how the work puts it, in our words: "Wednesday, 13 nights passed"
    hearsay: bool = False  # the work itself says "it is said"
    note: Prose = EMPTY
    at: Locatable = NOWHERE


class Kin(NamedTuple):
    """`person` is this person's `relation`: Kin("asma", "mother")."""

    person: Id
    relation: str


class Confusable(NamedTuple):
    """A record (or a name outside the booklet) that readers mistake this person for, and how to tell."""

    person: Id | None
    name: str
    why: Prose = EMPTY


class Person(NamedTuple):
    id: Id
    name: str  # as running text has it: "Ibn Hudayj"
    full_name: str = ""  # scholarly transliteration: "Muʿāwiya b. Ḥudayj"
    script: Script = {}
    also: tuple[str, ...] = ()  # kunya, other spellings, nicknames
    lineage: str = ""  # tribe or family: "Sakuni, also called Kindi"
    born: tuple[Attestation, ...] = ()
    died: tuple[Attestation, ...] = ()
    offices: tuple[Prose, ...] = ()
    role: Prose = EMPTY
    groups: tuple[Id, ...] = ()
    kin: tuple[Kin, ...] = ()
    confusable: tuple[Confusable, ...] = ()
    text: Prose = EMPTY
    at: Locatable = NOWHERE


class Group(NamedTuple):
    id: Id
    name: str
    script: Script = {}
    also: tuple[str, ...] = ()
    text: Prose = EMPTY
    at: Locatable = NOWHERE


class Place(NamedTuple):
    id: Id
    name: str
    full_name: str = ""
    script: Script = {}
    also: tuple[str, ...] = ()
    modern: str = ""
    latitude: float | None = None
    longitude: float | None = None
    certainty: str = "high"  # of the coordinates: high, medium, low, unknown
    text: Prose = EMPTY
    at: Locatable = NOWHERE


class Dependence(NamedTuple):
    """This work draws on `work`, as far as `note` says."""

    work: Id
    note: Prose = EMPTY


class Work(NamedTuple):
    id: Id
    title: str
    author: str = ""
    short: str = ""  # how citations name it: "al-Ṭabarī"; else the author
    siglum: str = ""
    script: Script = {}
    died: HistoricalDate | None = None  # the author's death
    written: HistoricalDate | None = None
    lost: bool = False  # known only from others' quotations
    genre: str = ""
    standpoint: Prose = EMPTY
    informants: tuple[str, ...] = ()
    depends_on: tuple[Dependence, ...] = ()
    editor: str = ""
    publisher: str = ""
    published_in: str = ""
    year: str = ""
    edition: str = ""
    locators: str = ""  # how its locators are to be read: "volume:page"
    url: str = ""
    text: Prose = EMPTY
    at: Locatable = NOWHERE


class Participant(NamedTuple):
    person: Id  # a person or a group
    role: Prose = EMPTY


class Event(NamedTuple):
    id: Id
    title: str
    place: Id | None = None
    part_of: Id | None = None
    participants: tuple[Participant, ...] = ()
    dates: tuple[Attestation, ...] = ()
    after: tuple[Id, ...] = ()
    dates_in: Id | None = None  # the dispute that compares this event's dates
    text: Prose = EMPTY
    at: Locatable = NOWHERE


class Witnessed(NamedTuple):
    """A further place where the same telling stands."""

    work: Id
    locator: str = ""
    note: Prose = EMPTY


class Account(NamedTuple):
    """One work's telling, paraphrased in our own words."""

    id: Id
    work: Id | None
    locator: str = ""
    title: str = ""
    also_in: tuple[Witnessed, ...] = ()
    chain: tuple[Id, ...] = ()  # from the work back to the earliest teller; ids or plain names
    hearsay: bool = False
    text: Prose = EMPTY
    note: Prose = EMPTY
    at: Locatable = NOWHERE


SAYS, DENIES, SILENT, SAID = "says", "denies", "silent", "it is said"


class Cell(NamedTuple):
    """What one account says on one point. `SILENT` is a value, distinct from `DENIES` and `SAID`."""

    stance: str  # SAYS, DENIES, SILENT or SAID
    value: Prose = EMPTY
    at: Locatable = NOWHERE


class Point(NamedTuple):
    key: str
    question: Prose
    short: str = ""  # the column's head


class Testimony(NamedTuple):
    """A row of the grid: `account`'s cells by point key. An account may give several values on a point. `tells`: its
    words on a point at length, in the editors' paraphrase."""

    account: Id
    cells: Mapping[str, tuple[Cell, ...]]
    at: Locatable = NOWHERE
    tells: Mapping[str, Prose] = {}


class Reading(NamedTuple):
    """What an editor concludes on (part of) a dispute: apart from what any work says."""

    status: str  # settled, leaning, open
    text: Prose
    certainty: str = ""  # high, medium, low
    by: str = ""
    at: Locatable = NOWHERE


class Dispute(NamedTuple):
    id: Id
    question: Prose
    title: str = ""
    events: tuple[Id, ...] = ()
    text: Prose = EMPTY  # what a reader must know first
    points: tuple[Point, ...] = ()
    testimonies: tuple[Testimony, ...] = ()
    exclusive: str = "yes"  # yes, no, partly: can two different values both be true?
    exclusive_why: Prose = EMPTY
    readings: tuple[Reading, ...] = ()
    sensitivity: Prose = EMPTY
    at: Locatable = NOWHERE


class Correction(NamedTuple):
    """A fault found in retellings, and what the sources allow instead."""

    id: Id
    fault: Prose
    correction: Prose
    kind: str = ""
    see: tuple[Id, ...] = ()
    at: Locatable = NOWHERE


class Sentence(NamedTuple):
    text: Prose
    key: Prose = EMPTY  # what is wrong with it; empty: it is sound
    sound: bool = False


class Exercise(NamedTuple):
    """Correct the text: a narrative with faults put in on purpose, sentence by sentence."""

    id: Id
    title: str
    text: Prose = EMPTY
    sentences: tuple[Sentence, ...] = ()
    at: Locatable = NOWHERE


class Term(NamedTuple):
    id: Id
    term: str
    definition: Prose
    script: Script = {}
    also: tuple[str, ...] = ()  # other spellings, plain words for it: for the index alone
    language: str = ""  # of the term itself, e.g. ar-Latn
    say: str = ""
    at: Locatable = NOWHERE


LEVELS = ("recall", "infer", "compare", "judge")
SKILLS = ("sourcing", "context", "corroboration", "close reading")


class Question(NamedTuple):
    id: Id
    question: Prose
    level: str = "infer"
    skill: str = ""
    needs: tuple[Id, ...] = ()
    answer: tuple[Prose, ...] = ()  # expected points: the teacher's edition only
    lines: int = 4
    space: str = "lines"  # lines, or a blank space: diagram, grid, timeline
    minutes: int = 0
    at: Locatable = NOWHERE


class Picture(NamedTuple):
    """An author's picture: a file of the folder, and what it shows in words, for those who cannot see it."""

    file: Id
    alt: str
    caption: Prose = EMPTY
    at: Locatable = NOWHERE


class Essay(NamedTuple):
    """A text file: paragraphs with `#` and `##` headings. Blocks are ("heading 1"|"heading 2"|"paragraph", line) and
    ("picture", picture)."""

    id: Id
    title: str
    blocks: tuple[tuple[str, Prose | Picture], ...] = ()
    at: Locatable = NOWHERE


SPARE = ("blank", "notes")
ROMAN, PLAIN = FRONT_MATTER = ("roman", "plain")


class Part(NamedTuple):
    """Sections that follow a page with a title of their own."""

    title: str
    sections: tuple[str, ...]
    text: Prose = EMPTY
    at: Locatable = NOWHERE


class Settings(NamedTuple):
    """`booklet.yaml`: what the booklet as a whole is."""

    title: str
    subtitle: str = ""
    language: str = "en-GB"
    editors: tuple[str, ...] = ()
    audience: str = ""
    subject: str = ""  # for catalogues; empty: the question
    keywords: tuple[str, ...] = ()
    rights: str = ""
    licence: str = ""
    question: Prose = EMPTY  # the compelling question
    supporting: tuple[Prose, ...] = ()
    introduction: Prose = EMPTY
    imprint: Prose = EMPTY
    style: str = ""
    citations: str = "text"  # where running prose has them: text, or notes at the page's foot
    hyphenation: tuple[str, ...] = ()  # words with hyphens where a line may end: "Mus-an-nāt"
    say: Mapping[str, str] = {}  # words → what a screen reader says for them: "BL" → "British Library"
    sections: tuple[str, ...] = ()  # section kinds in order, those of parts too; empty: the program's own order
    parts: tuple[Part, ...] = ()
    front_matter: str = ROMAN  # its folios; or "plain": all pages are numbered in one row
    spare_pages: str = "blank"  # or "notes": what a page is for that is left over before a right-hand or left-hand one
    at: Locatable = NOWHERE


RECORD_KINDS: Mapping[str, type] = {
    "people": Person,
    "groups": Group,
    "places": Place,
    "works": Work,
    "events": Event,
    "accounts": Account,
    "disputes": Dispute,
    "corrections": Correction,
    "exercises": Exercise,
    "terms": Term,
    "questions": Question,
}
