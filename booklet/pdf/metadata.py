"""What a booklet says of itself → XMP packet, Info dictionary, output intent, all saying the same (ISO 19005-2 §6.6).

A PDF/A-2 or 3 file that claims PDF/UA has the schema of that claim described beside it (§6.6.2.3.3); PDF/A-4 asks for
no such description, and for no Info dictionary (ISO 19005-4 §6.1.3).
"""

from __future__ import annotations

import time
from collections.abc import Iterable

from booklet import __version__
from booklet.pdf import srgb
from booklet.pdf.file import File, Stream
from booklet.pdf.objects import text_string
from booklet.pdf.profile import Profile
from booklet.typeset.page import Pages

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;"})  # xml.sax takes 20 ms to import
_NO_XML = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 0xFFFE, 0xFFFF])  # XML 1.0 §2.2; surrogates are in no text
_COMMONS = {kind: f"licenses/{kind.lower()}" for kind in ("BY", "BY-SA", "BY-ND", "BY-NC", "BY-NC-SA", "BY-NC-ND")}
_COMMONS_VERSIONS = ("1.0", "2.0", "2.5", "3.0", "4.0")
LONG_AGO = 946_684_800  # 1 January 2000: the date of a file made without one
CREATOR = f"booklet {__version__}"
PRODUCER = f"{CREATOR} with ReportLab"
BETWEEN = "; "  # authors, and keywords, where one text holds them all (XMP part 3 §2.2.2)

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
{}
</rdf:Description>
{}</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_EXTENSION = """<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
"""


def xmp(pages: Pages, created: int | None, profile: Profile) -> Stream:
    """The XMP packet, readable without unpacking. What the booklet does not say is left out."""
    about, language = pages.about, pages.language
    date = _one("xmp:%sDate", time.strftime("%Y-%m-%dT%H:%M:%SZ", moment(created)))
    lines = [
        _one("dc:format", "application/pdf"),
        _in_language("dc:title", pages.title, language),
        _many("dc:creator", "Seq", about.authors),
        _in_language("dc:description", about.subject, language),
        _many("dc:subject", "Bag", about.keywords),
        _one("pdf:Keywords", BETWEEN.join(about.keywords)),
        _in_language("dc:rights", about.rights or about.licence, language),
        _one("xmpRights:Marked", _marked(about.rights, about.licence)),
        _in_language("xmpRights:UsageTerms", about.licence, language),
        _one("xmpRights:WebStatement", _address(about.licence)),
        _many("dc:language", "Bag", (language,)),
        _one("xmp:CreatorTool", CREATOR),
        date.replace("%s", "Create") + date.replace("%s", "Modify"),
        _one("pdf:Producer", PRODUCER),
    ]
    for prefix, claim in (("pdfuaid", profile.accessible), ("pdfaid", profile.archival)):
        if claim:
            lines += [_one(f"{prefix}:{key}", value) for key, value in zip(("part", "conformance", "rev"), claim)]
    extension = _EXTENSION if profile.describes_claims else ""
    packet = _PACKET.format("\n".join(filter(None, lines)), extension)
    return Stream(packet.encode(), "/Type/Metadata/Subtype/XML", packed=False)


def info(pages: Pages, created: int | None) -> str:
    """The Info dictionary: what it can say of what the XMP packet says."""
    date = time.strftime("D:%Y%m%d%H%M%SZ", moment(created))
    about = pages.about
    entries = {"Title": pages.title, "Author": BETWEEN.join(about.authors), "Subject": about.subject}
    entries |= {"Keywords": BETWEEN.join(about.keywords)}
    entries |= {"Creator": CREATOR, "Producer": PRODUCER, "CreationDate": date, "ModDate": date}
    return "<<" + "".join(f"/{key}{text_string(_clean(value))}" for key, value in entries.items() if value) + ">>"


def _one(key: str, text: str) -> str:
    return f"<{key}>{_escaped(text)}</{key}>" if text else ""


def _many(key: str, kind: str, texts: Iterable[str]) -> str:
    items = "".join(f"<rdf:li>{_escaped(text)}</rdf:li>" for text in texts)
    return f"<{key}><rdf:{kind}>{items}</rdf:{kind}></{key}>" if items else ""


def _in_language(key: str, text: str, language: str) -> str:
    """A text in the booklet's language, which is also the one for readers of any other (XMP part 1 §8.2.2.4)."""
    items = "".join(
        f'<rdf:li xml:lang="{lang}">{_escaped(text)}</rdf:li>' for lang in ("x-default", _escaped(language))
    )
    return f"<{key}><rdf:Alt>{items}</rdf:Alt></{key}>" if text else ""


def _clean(text: str) -> str:
    """A text without the few characters that no XML may hold, in one line."""
    return text.replace("\r", "\n").translate(_NO_XML)


def _escaped(text: str) -> str:
    return _clean(text).translate(_ESCAPES)


def _address(licence: str) -> str:
    """Where a licence can be read: the address that stands in it, or the one that Creative Commons gives its name."""
    found = (word.strip("()<>[].,;") for word in licence.split())
    address = next((word for word in found if word.startswith(("https://", "http://"))), "")
    scheme, kind, version = (licence.upper().replace("CC0", "CC ZERO").split() + 3 * [""])[:3]
    folder = "publicdomain/zero" if kind == "ZERO" else _COMMONS.get(kind)
    if address or scheme != "CC" or folder is None or version.rstrip(",.;:)") not in _COMMONS_VERSIONS:
        return address
    return f"https://creativecommons.org/{folder}/{version[:3]}/"


def _marked(rights: str, licence: str) -> str:
    """Whether rights are held (XMP part 1 §8.5); "" where the booklet is silent about them."""
    free = not rights and licence.casefold().startswith(("cc0", "public domain"))
    return str(not free) if rights or licence else ""


def moment(created: int | None) -> time.struct_time:
    """Seconds since 1970, or None for the fixed date → its parts, UTC."""
    return time.gmtime(LONG_AGO if created is None else created)


def output_intent(file: File) -> str:
    profile = file.add(Stream(srgb.profile(), "/N 3"))
    label = text_string(srgb.NAME)
    return (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{label}/Info{label}/DestOutputProfile {profile}>>"
    )
