"""What a booklet says of itself → XMP packet, Info dictionary, output intent, all saying the same (ISO 19005-2 §6.6).

It claims PDF/UA-1 and PDF/A-2a; in a PDF/A file the PDF/UA claim needs its schema described beside it (§6.6.2.3.3).
"""

from __future__ import annotations

import time

from booklet import __version__
from booklet.pdf import srgb
from booklet.pdf.file import File, Stream
from booklet.pdf.objects import text_string
from booklet.typeset.page import Pages

_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})  # xml.sax.saxutils takes 20 ms to import
LONG_AGO = 946_684_800  # 1 January 2000: the date of a file made without one
CREATOR = f"booklet {__version__}"
PRODUCER = "ReportLab"

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
{author}{subject}<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part><pdfaid:part>2</pdfaid:part><pdfaid:conformance>A</pdfaid:conformance>
</rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource"><pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType><pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>PDF/UA version</pdfaProperty:description></rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas></rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""

_AUTHOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>\n"
_SUBJECT = '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:description>\n'


def xmp(pages: Pages, created: int | None) -> Stream:
    """The XMP packet, readable without unpacking."""
    packet = _PACKET.format(
        title=pages.title.translate(_ESCAPES),
        author=_AUTHOR.format(pages.author.translate(_ESCAPES)) if pages.author else "",
        subject=_SUBJECT.format(pages.subject.translate(_ESCAPES)) if pages.subject else "",
        language=pages.language,
        creator=CREATOR,
        producer=PRODUCER,
        date=time.strftime("%Y-%m-%dT%H:%M:%SZ", _moment(created)),
    )
    return Stream(packet.encode(), "/Type/Metadata/Subtype/XML", packed=False)


def info(pages: Pages, created: int | None) -> str:
    """The Info dictionary; an author or a subject that is not there is left out in both places."""
    date = time.strftime("D:%Y%m%d%H%M%SZ", _moment(created))
    entries = {"Title": pages.title, "Author": pages.author, "Subject": pages.subject}
    entries |= {"Creator": CREATOR, "Producer": PRODUCER, "CreationDate": date, "ModDate": date}
    return "<<" + "".join(f"/{key}{text_string(value)}" for key, value in entries.items() if value) + ">>"


def _moment(created: int | None) -> time.struct_time:
    return time.gmtime(LONG_AGO if created is None else created)


def output_intent(file: File) -> str:
    profile = file.add(Stream(srgb.profile(), "/N 3"))
    label = text_string(srgb.NAME)
    return (
        f"<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier{label}/Info{label}/DestOutputProfile {profile}>>"
    )
