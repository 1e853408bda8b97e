"""A scale → the benchmark's booklet as plain data: made-up history in made-up prose, the same each time.

It came with the project as its speed benchmark and must go on making the same data, or old figures mean nothing: the
order of the random draws matters. Names carry every sign of transliteration; `{p1}` mentions a person, `*x*` is italic.
"""
# ruff: noqa: SIM905  word lists of this length read better as text

from __future__ import annotations

import random
from typing import Any, TypeAlias

Record: TypeAlias = dict[str, Any]

SCALES = {"S": 1.0, "M": 8.5, "L": 85.0}  # about 24, 200 and 2,000 pages of A4

NOUNS = """army garrison governor caliph messenger letter road river valley harbour fleet province treaty tribute
frontier campaign siege tower wall gate market mosque court judge poet scribe pilgrim merchant caravan camel horse
sword shield banner oath pledge council assembly rebellion faction tribe clan elder son daughter brother envoy
commander soldier prisoner hostage ransom treasury coin tax land harvest well spring garden desert mountain coast
island city village camp tent feast winter summer year month night morning battle raid skirmish retreat victory
defeat succession election deposition appointment dismissal rumour report chain narrator transmitter chronicle
account version detail motive grievance demand answer question speech sermon prayer funeral marriage alliance
dispute arbitration verdict document seal copy reading tradition memory legend history source author compiler
generation century dynasty party cause loyalty justice honour wealth power authority office duty right custom law
majority minority evidence witness argument objection silence omission exaggeration chronology sequence geography
itinerary distance number figure estimate supply grain water weapon armour ship crossing bridge ford pass summit
plain oasis fortress settlement quarter street house palace prison border neighbour enemy ally convert client
freedman slave cavalry infantry archer vanguard rearguard reinforcement deserter survivor refugee martyr victim
reward punishment forgiveness amnesty compromise quarrel suspicion betrayal conspiracy uprising settlement""".split()
ADJ = """early late northern southern eastern western great small famous obscure loyal rebellious wealthy poor young
old pious worldly cautious bold careful hasty reliable doubtful contradictory detailed brief long short later
earlier contemporary official private public military political religious legal economic tribal urban rural
coastal inland fertile arid strategic decisive indecisive bitter peaceful violent sudden gradual disputed accepted
plausible implausible independent derivative partisan hostile sympathetic neutral anonymous surviving lost
fragmentary complete abridged edited original secondary considerable negligible remarkable ordinary unexpected
inevitable customary unprecedented provincial central imperial local regional foreign native rival senior junior
former present final initial principal subordinate elaborate simple stylised conventional uncertain""".split()
VERBS = """reported narrated described claimed denied confirmed recorded omitted mentioned repeated transmitted
copied composed argued suggested insisted refused accepted demanded offered promised threatened besieged captured
abandoned defended attacked raided crossed reached left entered governed appointed dismissed replaced supported
opposed betrayed rewarded punished released imprisoned executed pardoned summoned addressed praised blamed
remembered forgot collected distributed withheld built destroyed restored burned settled followed joined led
gathered dispersed negotiated concluded broke renewed sealed delivered received wrote read heard saw believed
doubted questioned emphasised minimised exaggerated explained interpreted reconciled rejected preferred""".split()
ADV = """openly secretly quickly slowly eventually immediately apparently presumably certainly possibly rarely often
repeatedly finally reluctantly willingly independently directly indirectly peacefully violently formally privately
consistently deliberately accidentally separately jointly briefly carefully""".split()
STEMS = """administr commemor consolid deliber fortif garrison histor indemn jurisdict legitim mobil negoti organ
partisan prolifer reconcil regul represent requisit sovereign subordin substanti testimon transmiss tribut urban
vindic harmon chronic author document provinc centr territor genealog polit religi constitut confeder antagon
arbitr capitul circul classif codif conspir contempor controvers correspond correl deport deriv destabil devast
dissemin dissimul divers domin elabor emancip enumer equivoc exemplif exagger fabric feder form fragment""".split()
SUF = "ation ative ational ised ising isation ment ist istic able ability ation's ally ic ity ness ing".split()
PRE = "re un counter inter mis pre over".split()
TAIL = [stem + suffix for stem in STEMS for suffix in SUF]
TAIL += [prefix + stem + suffix for prefix in PRE for stem in STEMS for suffix in SUF[:6]]

FIRST = [
    ("Muʿāwiya", "معاوية"),
    ("ʿUqba", "عقبة"),
    ("Qays", "قيس"),
    ("ʿAmr", "عمرو"),
    ("Nāfiʿ", "نافع"),
    ("Saʿd", "سعد"),
    ("Ḥassān", "حسان"),
    ("Thābit", "ثابت"),
    ("Ziyād", "زياد"),
    ("Khālid", "خالد"),
    ("Yazīd", "يزيد"),
    ("Marwān", "مروان"),
    ("ʿAbd Allāh", "عبد الله"),
    ("ʿAbd al-Raḥmān", "عبد الرحمن"),
    ("Muḥammad", "محمد"),
    ("Mālik", "مالك"),
    ("Shurayḥ", "شريح"),
    ("Ḥujr", "حجر"),
    ("Maslama", "مسلمة"),
    ("Busr", "بسر"),
    ("al-Ḍaḥḥāk", "الضحاك"),
    ("al-Mughīra", "المغيرة"),
    ("Samura", "سمرة"),
    ("Rāfiʿ", "رافع"),
    ("Ṭalḥa", "طلحة"),
    ("ʿĀʾisha", "عائشة"),
    ("Fāṭima", "فاطمة"),
    ("Ḥafṣa", "حفصة"),
    ("Ruwayfiʿ", "رويفع"),
    ("Zuhayr", "زهير"),
]
FATHER = [
    ("Ḥudayj", "حديج"),
    ("Nāfiʿ", "نافع"),
    ("al-ʿĀṣ", "العاص"),
    ("Abī Sufyān", "أبي سفيان"),
    ("Shuʿba", "شعبة"),
    ("ʿAdī", "عدي"),
    ("Mukhallad", "مخلد"),
    ("Thābit", "ثابت"),
    ("al-Ḥakam", "الحكم"),
    ("Abī Arṭāt", "أبي أرطاة"),
    ("Jundab", "جندب"),
    ("Qays", "قيس"),
    ("Hāniʾ", "هانئ"),
    ("al-Walīd", "الوليد"),
    ("ʿUbayd", "عبيد"),
    ("Saʿīd", "سعيد"),
    ("Ḥabīb", "حبيب"),
    ("Yaʿqūb", "يعقوب"),
]
NISBA = [
    ("al-Kindī", "الكندي"),
    ("al-Fihrī", "الفهري"),
    ("al-Anṣārī", "الأنصاري"),
    ("al-Sakūnī", "السكوني"),
    ("al-Tujībī", "التجيبي"),
    ("al-Qurashī", "القرشي"),
    ("al-Thaqafī", "الثقفي"),
    ("al-Azdī", "الأزدي"),
    ("al-Ḥaḍramī", "الحضرمي"),
    ("al-Lakhmī", "اللخمي"),
    ("al-Ghassānī", "الغساني"),
    ("al-Murādī", "المرادي"),
]
PLACE = """Fusṭāṭ Qayrawān Barqa Ifrīqiya Alexandria Damascus Ḥimṣ Kūfa Baṣra Madīna Makka Ṣiffīn
Ṭarābulus Qarṭājanna Dumyāṭ Jalūlāʾ Naysābūr Khurāsān Armīniya Qinnasrīn""".split()
TERMS = [
    ("khabar", "خبر"),
    ("isnād", "إسناد"),
    ("amṣār", "أمصار"),
    ("dīwān", "ديوان"),
    ("ʿaṭāʾ", "عطاء"),
    ("kharāj", "خراج"),
    ("jizya", "جزية"),
    ("fitna", "فتنة"),
    ("bayʿa", "بيعة"),
    ("shūrā", "شورى"),
    ("mawālī", "موالي"),
    ("ghazw", "غزو"),
    ("ṣulḥ", "صلح"),
    ("fatḥ", "فتح"),
    ("riwāya", "رواية"),
    ("taʾrīkh", "تاريخ"),
    ("sīra", "سيرة"),
    ("maghāzī", "مغازي"),
    ("nasab", "نسب"),
    ("ṭabaqāt", "طبقات"),
    ("rāwī", "راوي"),
    ("matn", "متن"),
    ("qāḍī", "قاضي"),
    ("wālī", "والي"),
    ("shurṭa", "شرطة"),
    ("barīd", "بريد"),
    ("jund", "جند"),
    ("ribāṭ", "رباط"),
    ("miḥrāb", "محراب"),
    ("khuṭba", "خطبة"),
]
SYL = ["zar", "ṭal", "qaṣ", "mud", "ḥar", "ṣab", "dayr", "kaf", "jis", "bal", "rum", "sal", "nah", "ʿar", "wād"]
SYL2 = ["ī", "ū", "ā", "a", "ūb", "īm", "ān", "ūn", "ayn", "iyya", "āba", "īra", "ūra"]


class Generator:
    """One booklet of a given scale."""

    def __init__(self, scale: float, seed: int = 7) -> None:
        self.r = random.Random(seed)
        self.people, self.events, self.disputes, self.terms, self.questions, self.sources = (
            round(n * scale) for n in (12, 20, 6, 30, 20, 10)
        )

    def noun(self) -> str:
        r = self.r
        if r.random() < 0.12:
            return TAIL[int(len(TAIL) * r.random() ** 2.2)]
        return NOUNS[int(len(NOUNS) * r.random() ** 1.5)]

    def place_word(self) -> str:
        return (self.r.choice(SYL) + self.r.choice(SYL2)).capitalize()

    def place(self) -> str:
        r = self.r
        if r.random() < 0.7:
            return r.choice(PLACE)
        return self.place_word() + (" " + self.place_word() if r.random() < 0.3 else "")

    def phrase(self) -> str:
        """A noun with its article, perhaps an adjective."""
        r = self.r
        adjective = (r.choice(ADJ) + " ") if r.random() < 0.45 else ""
        return r.choice(["the", "a", "the", "his", "their", "this"]) + " " + adjective + self.noun()

    def subject(self) -> str:
        r = self.r
        if r.random() < 0.22:
            return f"{{p{1 + int(self.people * r.random() ** 1.3)}}}"
        return self.phrase()

    def sentence(self) -> str:
        n, s, r = self.phrase, self.subject, self.r
        kind = r.random()

        def v() -> str:
            return r.choice(VERBS)

        em = f" (*{r.choice(TERMS)[0]}*)" if r.random() < 0.15 else ""
        if kind < 0.25:
            text = f"{s()} {v()} {n()}{em} in {self.place()}, and {n()} {r.choice(ADV)} {v()} {n()}"
        elif kind < 0.45:
            text = f"according to {n()} of {s()}{em}, {n()} was {r.choice(ADV)} {v()} before {n()} {v()} {n()}"
        elif kind < 0.6:
            text = f"when {s()} {v()} {n()}, {n()} of {self.place()} {v()} it{em} and {v()} {n()}"
            text += f" for {r.randint(2, 40)} years"
        elif kind < 0.75:
            text = f"it is {r.choice(ADJ)} that {s()} {v()} {n()}; {n()} is {r.choice(ADJ)}, and {n()}{em}"
            text += f" remains {r.choice(ADJ)}"
        elif kind < 0.9:
            text = (
                f"{s()} {r.choice(ADV)} {v()} {n()} to {self.place()} in {r.randint(30, 64)}/{r.randint(650, 684)}{em}"
            )
        else:
            text = f"“{n()},” {s()} {v()}, “is {r.choice(ADJ)} and {r.choice(ADJ)}{em}”"
        i = 1 if text[0] == "“" else 0
        if text[i] not in "{(":
            text = text[:i] + text[i].upper() + text[i + 1 :]
        return text + "."

    def paragraph(self, words: int) -> str:
        out: list[str] = []
        n = 0
        while n < words:
            out.append(self.sentence())
            n += out[-1].count(" ") + 1
        return " ".join(out)

    def title(self) -> str:
        r = self.r
        return r.choice(
            [
                f"The {r.choice(NOUNS)} of {self.place()}",
                f"The {r.choice(ADJ)} {r.choice(NOUNS)} and the {r.choice(NOUNS)}",
                f"{self.place()} and the {r.choice(NOUNS)}",
                f"A {r.choice(ADJ)} {r.choice(NOUNS)} in {self.place()}",
            ]
        )

    def make_people(self) -> list[Record]:
        r = self.r
        people: list[Record] = []
        seen = set()
        while len(people) < self.people:
            first, father, nisba = r.choice(FIRST), r.choice(FATHER), r.choice(NISBA)
            three = r.random() < 0.5 or self.people > 300
            parts = [first, father]
            if self.people > 300:
                parts.append(r.choice(FATHER))
            name = " b. ".join(p[0] for p in parts) + (f" {nisba[0]}" if three else "")
            arabic = " بن ".join(p[1] for p in parts) + (f" {nisba[1]}" if three else "")
            if not people:
                name, arabic = "Muʿāwiya b. Ḥudayj", "معاوية بن حديج"
            if name in seen:
                continue
            seen.add(name)
            died = r.randint(30, 90)
            people.append(
                {
                    "id": f"p{len(people) + 1}",
                    "name": name,
                    "name_ar": arabic,
                    "dates": f"d. {died}/{622 + int(died * 0.97)}",
                    "role": r.choice(["commander", "governor", "narrator", "envoy", "poet", "judge"]),
                }
            )
        for person in people:
            person["bio"] = self.paragraph(75)
        return people

    def make_source(self, n: int) -> Record:
        r = self.r
        return {
            "id": f"s{n}",
            "author": r.choice(FIRST)[0] + " b. " + r.choice(FATHER)[0] + " " + r.choice(NISBA)[0],
            "title": f"Kitāb al-{r.choice(TERMS)[0]}",
            "date": f"d. {r.randint(120, 400)}/{r.randint(740, 1010)}",
            "note": self.paragraph(40),
        }

    def source_id(self) -> str:
        return f"s{1 + self.r.randrange(self.sources)}"

    def make_event(self, n: int) -> Record:
        year = 30 + 60 * (n - 1) // self.events
        return {
            "id": f"e{n}",
            "year_ah": year,
            "year_ce": 622 + int(year * 0.97),
            "title": self.title(),
            "place": self.place(),
            "summary": self.paragraph(22),
            "narrative": [self.paragraph(85), self.paragraph(75)],
            "sources": [self.source_id() for _ in range(2)],
        }

    def make_account(self, words: int) -> Record:
        r = self.r
        return {
            "source": self.source_id(),
            "narrator": r.choice(FIRST)[0] + " b. " + r.choice(FATHER)[0],
            "text": self.paragraph(words),
        }

    def make_dispute(self, n: int) -> Record:
        return {
            "id": f"d{n}",
            "title": self.title(),
            "intro": self.paragraph(60),
            "accounts": [self.make_account(words) for words in (95, 110, 80)],
            "commentary": self.paragraph(80),
        }

    def make_term(self, n: int) -> Record:
        term, arabic = TERMS[n % len(TERMS)]
        return {
            "term": term + (f" al-{self.place()}" if n >= len(TERMS) else ""),
            "arabic": arabic,
            "definition": self.paragraph(26),
        }

    def make_question(self, n: int) -> Record:
        text = self.paragraph(24)
        return {"text": "Explain why " + text[0].lower() + text[1:-1] + "?", "lines": 4 + n % 3}

    def build(self) -> Record:
        people = self.make_people()
        sources = [self.make_source(n + 1) for n in range(self.sources)]
        events = [self.make_event(n + 1) for n in range(self.events)]
        units = [
            {"title": self.title(), "intro": self.paragraph(50), "events": [e["id"] for e in events[i : i + 5]]}
            for i in range(0, self.events, 5)
        ]
        disputes = [self.make_dispute(n + 1) for n in range(self.disputes)]
        glossary = sorted((self.make_term(n) for n in range(self.terms)), key=lambda t: str(t["term"]))
        questions = [self.make_question(n) for n in range(self.questions)]
        return {
            "booklet": {
                "title": "Sources and Stories",
                "subtitle": "Reading the Early Islamic West through its Narrators",
                "course": "History 214",
                "term": "Autumn term",
            },
            "people": people,
            "sources": sources,
            "events": events,
            "units": units,
            "disputes": disputes,
            "glossary": glossary,
            "questions": questions,
        }
