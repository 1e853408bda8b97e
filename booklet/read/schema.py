"""The one table of what an author may write: kinds, their keys, what each is for. Readers and JSON Schema come from it.

A record's class stands in `booklet.model.records`; a key's attribute there is the key with `_` for blanks unless named.
"""

from __future__ import annotations

from typing import Any

from booklet.model.inline import EMPTY, Id
from booklet.model.records import (
    FRONT_MATTER,
    LEVELS,
    SKILLS,
    SPARE,
    Account,
    Confusable,
    Correction,
    Dependence,
    Dispute,
    Event,
    Exercise,
    Group,
    Kin,
    Part,
    Participant,
    Person,
    Place,
    Question,
    Sentence,
    Term,
    Witnessed,
    Work,
)
from booklet.named import NamedTuple
from booklet.read import disputes
from booklet.read.attested import ATTESTATIONS
from booklet.read.context import FAILED, Reader
from booklet.read.nodes import Node
from booklet.read.shapes import Convert, Either, Field, Keyed, Many, Shape, Values
from booklet.read.types import (
    ADDRESS,
    COORDINATES,
    DATE,
    DIVIDED,
    ID,
    KEYWORD,
    LANGUAGE,
    LOCATOR,
    PROSE,
    TEXT,
    WORD,
    YES_NO,
    Choice,
    Located,
    Number,
    Ref,
    Script,
)


class Kind(NamedTuple):
    """A kind of record: its key in the YAML, what one is called, its class, its keys."""

    key: str
    noun: str  # with its article: "an event"
    record: Any
    shape: Shape
    fillers: Values = {}  # stand for what is required and missing, so that the id is known all the same


def _kind(key: str, noun: str, record: Any, fields: tuple[Field, ...], **fillers: Any) -> Kind:
    return Kind(key, noun, record, Shape(noun, fields, lambda values, *_: values), fillers)


NAME = Field("name", TEXT, "The name as running text has it.", "Ibn Hudayj", required=True)
FULL_NAME = Field("full name", TEXT, "The name in scholarly transliteration.", "Muʿāwiya b. Ḥudayj")
SCRIPT = Field("script", Script(), "The name in its own script, by language.", "{ar: معاوية بن حديج}")
ALSO = Field("also", Many(TEXT), "Other spellings and names, which the index sends on from.", "[Kufah]")
WORDS = Field("text", PROSE, "What a reader should know, in our own words.", "Led the vanguard. [@kindi, p. 28]")
AT = Field("at", LOCATOR, "Where in the work: volume, page or section.", "V:107–108", name="locator")
NOTE = Field("note", PROSE, "A remark.")


def _confusable(who: Id, why: Any = EMPTY) -> Confusable:
    record = who if ID.fullmatch(who) else None
    return Confusable(record, "" if record else str(who), why)


def _sentence(values: Values, node: Node, reader: Reader) -> Any:
    if "text" not in values:
        return FAILED
    if values.get("sound") is None and not values.get("key"):
        reader.error(node, "this sentence has neither a `key` nor `sound: true`", "say what is wrong with it")
    return Sentence(**values)


LOCATED = Located(verbatim=True)
ANY = Ref("")
PEOPLE = Ref("people groups")
ACCOUNT_FIELDS = (
    Field("work", Ref("works"), "The work that tells it.", "tabari"),
    AT,
    Field("title", TEXT, "A short head for this account.", "'Abu Mikhnaf: the verdict'"),
    Field("also in", Many(Shape(
        "a further place",
        (Field("work", Ref("works"), "The work.", "kindi", required=True), AT, NOTE),
        lambda values, *_: Witnessed(**values) if "work" in values else FAILED,
    )), "Further works that have the same telling."),
    Field("via", Many(Ref("works people groups", names=True)), "From the work back to the earliest teller.",
          "[abu-mikhnaf, Yazid b. Zabyan]", name="chain"),
    Field("hearsay", YES_NO, "`true` where the work itself says “it is said”.", "true"),
    Field("text", PROSE, "The telling, paraphrased in our own words."),
    NOTE,
)  # fmt: skip

KINDS: dict[str, Kind] = {kind.key: kind for kind in (
    _kind("people", "a person", Person, (
        NAME, FULL_NAME, SCRIPT,
        ALSO._replace(help="Kunya, other spellings, nicknames.", example="[Abu Nuʿaym]"),
        Field("lineage", TEXT, "Tribe or family.", "Sakuni, also called Kindi"),
        Field("born", ATTESTATIONS, "Date of birth, or attestations of it.", "about 600"),
        Field("died", ATTESTATIONS, "Date of death, or attestations of it.", "52 AH"),
        Field("offices", Many(PROSE), "Offices held.", "[governor of Egypt 47–50 AH]"),
        Field("role", PROSE, "Who this is, in one line.", "leader of the Kharbita party"),
        Field("groups", Many(Ref("groups")), "Groups this person belongs to.", "[kharbita]"),
        Field("kin", Keyed(Ref("people"), TEXT, Kin, "people and what they are, such as `{asma: mother}`", bare=False),
              "Relatives: what each is to this person.", "{asma: mother}"),
        Field("do not confuse", Keyed(Ref("people groups places works", names=True), PROSE, _confusable,
                                      "ids or names, and how to tell them apart"),
              "Namesakes, and how to tell them apart.", "{muawiya: the later caliph}", name="confusable"),
        WORDS,
    ), name=""),
    _kind("groups", "a group", Group, (NAME, SCRIPT, ALSO, WORDS), name=""),
    _kind("places", "a place", Place, (
        NAME, FULL_NAME, SCRIPT, ALSO,
        Field("modern", TEXT, "Where this is today.", "Old Cairo"),
        Field("at", COORDINATES, "Latitude and longitude in degrees.",
              "[30.01, 31.23]", name="coordinates"),
        Field("certainty", Choice("high", "medium", "low", "unknown"), "How sure the site is.", "medium"),
        WORDS,
    ), name=""),
    _kind("works", "a work", Work, (
        Field("title", TEXT, "The title.", "Kitāb al-Wulāt", required=True),
        Field("author", TEXT, "Who wrote it.", "al-Kindī"),
        Field("short", TEXT, "How citations name it; else the author.", "al-Kindi"),
        Field("siglum", TEXT, "A letter or two for tables.", "K"),
        SCRIPT,
        Field("died", DATE, "When its author died.", "350 AH"),
        Field("written", DATE, "When it was written.", "about 300 AH"),
        Field("lost", YES_NO, "`true` when it is known only from quotations.", "true"),
        Field("genre", TEXT, "What kind of book it is.", "annals"),
        Field("standpoint", PROSE, "Where its author stood."),
        Field("informants", Many(TEXT), "Whom it names as informants.", "[Yazid b. Abi Habib]"),
        Field("depends on", Keyed(Ref("works"), PROSE, Dependence, "works, and what is taken from each"),
              "Works it draws on.", "{waqidi: for the dates}"),
        Field("edition", TEXT, "The edition cited.", "ed. Guest, Leiden 1912"),
        Field("editor", TEXT, "Who edited it.", "R. Guest"),
        Field("publisher", TEXT, "Who published it.", "Brill"),
        Field("published in", TEXT, "Where it was published.", "Leiden"),
        Field("year", TEXT, "When that edition came out.", "1912"),
        Field("locators", TEXT, "How its locators read.", "volume:page"),
        Field("url", ADDRESS, "Where it can be read.", "https://archive.org/details/…"),
        WORDS,
    ), title=""),
    _kind("events", "an event", Event, (
        Field("title", TEXT, "What it is called.", "Battle of al-Musannāt", required=True),
        Field("place", Ref("places"), "Where it happened.", "fustat"),
        Field("part of", Ref("events"), "The larger event it belongs to.", "conquest-of-egypt"),
        Field("people", Keyed(PEOPLE, PROSE, Participant, "people or groups and their roles"),
              "Who took part, and as what.", "{amr: commander}", name="participants"),
        Field("date", ATTESTATIONS, "When: one plain date, where nobody disagrees.", "14 October 1066"),
        Field("dates", ATTESTATIONS, "When: every attested date.", "[{on: Safar 38 AH, says: kindi, at: p. 28}]"),
        Field("after", Many(Ref("events")), "Events that came before this one.", "[siffin]"),
        Field("dates in", Ref("disputes"), "The dispute that compares its dates.", "date-of-the-killing"),
        WORDS,
    ), title=""),
    _kind("accounts", "an account", Account,
          tuple(field._replace(required=True) if field.key == "text" else field for field in ACCOUNT_FIELDS),
          work=None, text=EMPTY),
    _kind("disputes", "a dispute", Dispute, (
        Field("question", PROSE, "What the accounts disagree about.", "Did help arrive?", required=True),
        Field("title", TEXT, "A short head.", "The reinforcements"),
        Field("events", Many(Ref("events")), "The events in dispute.", "[musannat]"),
        Field("event", Ref("events"), "The one event in dispute.", "musannat"),
        Field("text", PROSE, "What a reader must know first."),
        Field("points", disputes.POINTS, "The points on which the accounts compare.", "{men: How many men set out?}"),
        Field("accounts", Many(disputes.ToldType(ACCOUNT_FIELDS)), "The accounts, with what each says on the points.",
              "[{account: tabari-verdict, says: {men: 'about 2,000'}}]"),
        Field("exclusive", Choice("yes", "no", "partly", booleans=True), "Must one be wrong if another is right?",
              "partly"),
        Field("exclusive why", PROSE, "Why that is so."),
        Field("reading", Many(disputes.READING), "What the editors conclude (teacher's edition).",
              "{status: leaning, by: the editors, text: …}", name="readings"),
        Field("sensitivity", PROSE, "What to mind in class."),
    ), question=EMPTY),
    _kind("corrections", "a correction", Correction, (
        Field("fault", PROSE, "What retellings get wrong.", "The battle was in 37 AH.", required=True),
        Field("correction", PROSE, "What the sources allow.", "Both works have 38 AH. [@kindi, p. 28]", required=True),
        Field("kind", TEXT, "What sort of fault.", "date"),
        Field("see", Many(ANY), "Records that show it.", "[musannat]"),
    ), fault=EMPTY, correction=EMPTY),
    _kind("exercises", "an exercise", Exercise, (
        Field("title", TEXT, "Its head.", "Correct the text", required=True),
        Field("text", PROSE, "What to do."),
        Field("sentences", Many(Shape("a sentence", (
            Field("text", PROSE, "The sentence as the pupil reads it.", "ʿAmr came in 37 AH.", required=True),
            Field("key", PROSE, "What is wrong with it, or why it is sound.", "38 AH"),
            Field("sound", YES_NO, "`true` when nothing is wrong.", "true"),
        ), _sentence)), "The narrative, sentence by sentence.", "[{text: ʿAmr came in 37 AH., key: 38 AH}]"),
    ), title=""),
    _kind("terms", "a term", Term, (
        Field("term", TEXT, "The word.", "fitna", required=True),
        SCRIPT,
        ALSO._replace(help="Other spellings and plain words for it: the index sends on from them.", example="[strife]"),
        Field("language", LANGUAGE, "The word's language.", "ar-Latn"),
        Field("say", TEXT, "How to say it.", "FIT-na"),
        Field("text", PROSE, "What it means.", "Strife within the community.", required=True, name="definition"),
    ), term="", definition=EMPTY),
    _kind("questions", "a question", Question, (
        Field("question", PROSE, "The question.", "Why do the works differ?", required=True),
        Field("level", Choice(*LEVELS), "What it asks of a pupil.", "compare"),
        Field("skill", Choice(*SKILLS), "The skill it trains.", "sourcing"),
        Field("needs", Many(ANY), "Records a pupil needs at hand.", "[musannat]"),
        Field("answer", Many(PROSE), "Points of an answer (teacher's edition)."),
        Field("lines", Number(0, 60), "Lines to write on.", "4"),
        Field("space", Choice("lines", "diagram", "grid", "timeline"), "What to write or draw on.", "lines"),
        Field("minutes", Number(0, 600), "How long it takes.", "10"),
    ), question=EMPTY),
)}  # fmt: skip

SAY = Convert(
    Keyed(WORD, TEXT, lambda *pair: pair, "words, each with what is said for it", bare=False),
    lambda pairs, *_: dict(pairs),
)
PART = Shape("a part", (
    Field("part", TEXT, "Its title, which has a right-hand page.", "The story", required=True, name="title"),
    Field("sections", Many(LOCATED), "Its sections in order.", "[essays, chronology]", required=True),
    Field("text", PROSE, "What it is about, below the title."),
), lambda values, node, _: Part(**values, at=node) if {"title", "sections"} <= values.keys() else FAILED)  # fmt: skip

SETTINGS = Shape("the settings", (
    Field("title", TEXT, "The booklet's title.", "Egypt, 38 AH", required=True),
    Field("subtitle", TEXT, "Its second line.", "Accounts of a conquest"),
    Field("language", LANGUAGE, "The language it is written in.", "en-GB"),
    Field("editors", Many(TEXT), "Who made it.", "[A. Teacher]"),
    Field("audience", TEXT, "Whom it is for.", "ages 15–18"),
    Field("subject", TEXT, "What it is about, in a sentence for catalogues; left out: the question.",
          "The Norman conquest in four accounts"),
    Field("keywords", Many(KEYWORD), "Words to find it by.", "[Hastings, Norman conquest]"),
    Field("rights", TEXT, "Who holds the rights.", "© 2025 A. Teacher"),
    Field("licence", TEXT, "What others may do with it; the address of its words may follow.", "CC BY 4.0"),
    Field("question", PROSE, "The compelling question.", "How did Egypt change hands?"),
    Field("supporting questions", Many(PROSE), "Questions that lead to it.", name="supporting"),
    Field("introduction", PROSE, "A few words to begin with."),
    Field("imprint", PROSE, "The small print."),
    Field("style", LOCATED, "A style's name, or a YAML file in this folder.", "house.yaml"),
    Field("citations", Choice("text", "notes"), "Where running prose has citations: in the text, or notes.", "notes"),
    Field("hyphenation", Many(DIVIDED), "Words with hyphens where a line may end in them; without one, nowhere.",
          "[Mus-an-nāt, Ḥu-dayj, Fustat]"),
    Field("say", SAY, "What a screen reader says for a word that it would not say right.", "{BL: British Library}"),
    Field("sections", Many(Either(LOCATED, PART)), "Sections in order, or parts of several; left out: all that have "
          "content.", "[cover, disputes]"),
    Field("front matter", Choice(*FRONT_MATTER), "Pages before the text are called i, ii, iii …, and the text begins "
          "at 1; or all are numbered in one row.", "plain"),
    Field("spare pages", Choice(*SPARE), "What is on a page left empty before a right-hand or left-hand one.", "notes"),
    Field("essays", Many(LOCATED), "Text files with essays; left out: `essay.md` and all in `essays/`.", "[essay.md]"),
), lambda values, *_: values, also=tuple(KINDS))  # fmt: skip
