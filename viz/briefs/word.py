"""A brief as a Word document: real headings, tables with repeated heads, the figure; same bytes again."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any

from ontology.messages import message
from queries.values import Place
from viz.briefs.model import Brief, Figure, Heading, Paragraph, Table, Whole, anchor
from viz.briefs.wording import cell_text, place_words

if TYPE_CHECKING:
    from docx.document import Document as DocumentType
    from docx.text.paragraph import Paragraph as WordParagraph

SERIF, SANS = ("Times New Roman", "SimSun"), ("Arial", "SimHei")  # Latin font, Chinese font
PAGE_WIDTH, WIDE_PAGE_WIDTH = 16.6, 25.3  # cm between the margins of A4, upright and on its side
SOURCE_WIDTH = 27  # relative to the widths of the other columns
TABLE_STYLE = "Tabletext"
_MOMENT = datetime(2000, 1, 1)  # python-docx would write the time of day


def render_word(brief: Brief) -> bytes:
    """The .docx file."""
    import docx
    from docx.enum.section import WD_ORIENT
    from docx.shared import Cm

    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = (Cm(29.7), Cm(21)) if brief.is_wide else (Cm(21), Cm(29.7))
    section.orientation = WD_ORIENT.LANDSCAPE if brief.is_wide else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Cm(2.2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    waiting: list[tuple[WordParagraph, Figure]] = []  # a figure may still be painted: it is put in last
    _styles(document)
    entries = {name: document.styles[name].style_id for name in ("Bibliography", "Quotation list")}
    document.add_heading(_clean(brief.title), level=0)
    document.add_paragraph(_clean(brief.subtitle), style="Subtitle")
    for block, after in zip(brief.blocks, (*brief.blocks[1:], None), strict=True):
        if isinstance(block, Heading):
            document.add_heading(_clean(block.text), level=block.level)
        elif isinstance(block, Paragraph):
            _paragraph(document, brief, block, keep=isinstance(after, Table))
        elif isinstance(block, Table):
            _table(document, brief, block)
        else:
            waiting.append((_figure_place(document, block), block))
    document.add_heading(message("briefs.section.references"), level=1)
    for reference in brief.references:
        entry = _entry(document, entries["Bibliography"])
        _bookmark(entry, f"ref-{reference.number}")
        entry.add_run(_clean(f"[{reference.number}] {reference.text}"))
    document.add_heading(message("briefs.section.quotations"), level=1)
    for one in brief.quotations:
        entry = _entry(document, entries["Quotation list"])
        _bookmark(entry, anchor(one.place))
        _link(entry, f"ref-{brief.number(one.place.plan)}", f"[{brief.number(one.place.plan)}] ")
        entry.add_run(_clean(f"{place_words(one.place)}  ")).italic = False
        entry.add_run(_clean(one.before))
        entry.add_run(_clean(one.text)).bold = True
        entry.add_run(_clean(one.after if one.text else message("briefs.no_quote")))
    for place, figure in waiting:
        _picture(place, figure)
    _properties(document, brief)
    written = io.BytesIO()
    document.save(written)
    return _settled(written.getvalue())


def _clean(text: str) -> str:
    """Text without characters that XML does not take."""
    return "".join(char if char in "\t\n" or ord(char) >= 32 else "\ufffd" for char in text)


def _entry(document: DocumentType, style_id: str) -> WordParagraph:
    """A new paragraph, its style by id: python-docx looks a name up anew for each, a tenth of a second a list."""
    paragraph = document.add_paragraph()
    paragraph._p.style = style_id
    return paragraph


def _styles(document: DocumentType) -> None:
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Cm, Pt, RGBColor

    ink = RGBColor(0x1D, 0x2A, 0x35)
    sizes = {"Normal": 10.5, "Title": 20, "Subtitle": 10.5, "Heading 1": 14, "Heading 2": 12, "Caption": 9.5}
    for name, size in sizes.items():
        style = document.styles[name]
        _fonts(style, SERIF if name in ("Normal", "Subtitle") else SANS)
        style.font.size, style.font.color.rgb, style.font.italic = Pt(size), ink, False
    document.styles["Normal"].paragraph_format.space_after = Pt(6)
    document.styles["Heading 1"].paragraph_format.space_before = Pt(16)
    for name in ("Caption",):
        document.styles[name].font.bold = True
        document.styles[name].paragraph_format.keep_with_next = True
    for name, size, indent in (
        ("Table text", 9, 0.0),
        ("Bibliography", 10, 0.8),
        ("Quotation list", 9, 0.0),
        ("Note", 9, 0.0),
    ):
        known = {style.name for style in document.styles}
        style = document.styles[name] if name in known else document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        if name == "Table text":
            style.element.styleId = TABLE_STYLE
        _fonts(style, SERIF)
        style.font.size = Pt(size)
        style.paragraph_format.space_after = Pt(0 if name == "Table text" else 3)
        if indent:
            style.paragraph_format.left_indent, style.paragraph_format.first_line_indent = Cm(indent), Cm(-indent)


def _fonts(style: Any, fonts: tuple[str, str]) -> None:
    """Set the Latin and the East Asian font; python-docx knows the first alone."""
    from docx.oxml.ns import qn

    latin, chinese = fonts
    style.font.name = latin
    found = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in list(found.attrib):
        if "heme" in name:  # a theme's font would win
            del found.attrib[name]
    for name, font in (("w:ascii", latin), ("w:hAnsi", latin), ("w:cs", latin), ("w:eastAsia", chinese)):
        found.set(qn(name), font)


def _paragraph(document: DocumentType, brief: Brief, block: Paragraph, keep: bool) -> None:
    written = document.add_paragraph()
    written.paragraph_format.keep_with_next = keep or None
    for part in block.parts:
        if isinstance(part, Place):
            _link(written, anchor(part), f" [{brief.number(part.plan)}: {place_words(part)}]")
        elif isinstance(part, Whole):
            _link(written, f"ref-{brief.number(part.plan)}", f"[{brief.number(part.plan)}]")
        else:
            written.add_run(_clean(part))


def _bookmark(paragraph: WordParagraph, name: str) -> None:
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    number = str(int.from_bytes(name.encode("utf-8")[-6:], "big") % 2**31)
    for kind in ("w:bookmarkStart", "w:bookmarkEnd"):
        mark = OxmlElement(kind)
        mark.set(qn("w:id"), number)
        if kind == "w:bookmarkStart":
            mark.set(qn("w:name"), name.replace("-", "_")[:40])
        paragraph._p.append(mark)


def _link(paragraph: WordParagraph, name: str, text: str) -> None:
    """A link to a bookmark of this document."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn
    from docx.shared import RGBColor
    from docx.text.run import Run

    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), name.replace("-", "_")[:40])
    run = OxmlElement("w:r")
    link.append(run)
    paragraph._p.append(link)
    shown = Run(run, paragraph)
    shown.text = _clean(text)
    shown.font.color.rgb = RGBColor(0x0B, 0x5A, 0x94)


def _table(document: DocumentType, brief: Brief, block: Table) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Cm

    document.add_paragraph(_clean(block.caption), style="Caption")
    widths = [*block.widths, SOURCE_WIDTH]
    page = WIDE_PAGE_WIDTH if brief.is_wide else PAGE_WIDTH
    lengths = [page * width / sum(widths) for width in widths]
    heads = [*block.headings, message("briefs.col.source")]
    table = document.add_table(rows=1, cols=len(heads))
    table.autofit = False
    _borders(table)
    for place, length in enumerate(lengths):
        table.columns[place].width = Cm(length)
    for place, head in enumerate(heads):
        _fill(table.rows[0].cells[place], head, bold=True, width=lengths[place])
    repeat = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    for row in block.rows:
        cells = table.add_row()
        cells._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        found = cells.cells
        for place, cell in enumerate(row.cells):
            _fill(found[place], cell_text(cell), width=lengths[place], right=isinstance(cell, int))
        _sources(found[-1], brief, row.places, lengths[-1])
    document.add_paragraph(_clean(block.note), style="Note")


def _fill(cell: Any, text: str, *, width: float, bold: bool = False, right: bool = False) -> None:
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Cm

    cell.width = Cm(width)
    paragraph = cell.paragraphs[0]
    paragraph._p.style = TABLE_STYLE  # by its id: python-docx looks a name up anew for each cell
    paragraph.add_run(_clean(text)).bold = bold or None
    if right:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT


def _sources(cell: Any, brief: Brief, places: Iterable[Place], width: float) -> None:
    from docx.shared import Cm

    cell.width = Cm(width)
    last = ""
    paragraph = cell.paragraphs[0]
    for number, place in enumerate(dict.fromkeys(places)):
        if number:
            paragraph = cell.add_paragraph()
        paragraph._p.style = TABLE_STYLE
        mark = "" if place.plan == last else f"[{brief.number(place.plan)}] "
        _link(paragraph, anchor(place), mark + place_words(place))
        last = place.plan


def _borders(table: Any) -> None:
    """Rules above, below and between the rows; none upright."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    borders = OxmlElement("w:tblBorders")
    for side, size, colour in (("top", "12", "1D2A35"), ("bottom", "12", "1D2A35"), ("insideH", "4", "D3DAE0")):
        border = OxmlElement(f"w:{side}")
        for name, value in (("val", "single"), ("sz", size), ("space", "0"), ("color", colour)):
            border.set(qn(f"w:{name}"), value)
        borders.append(border)
    table._tbl.tblPr.append(borders)


def _figure_place(document: DocumentType, block: Figure) -> WordParagraph:
    """The paragraph that the picture comes into, above its caption."""
    place = document.add_paragraph()
    place.paragraph_format.keep_with_next = True
    document.add_paragraph(_clean(block.caption), style="Note")
    return place


def _picture(place: WordParagraph, block: Figure) -> None:
    from docx.shared import Cm, Emu

    shape = place.add_run().add_picture(io.BytesIO(block.picture(".png")), width=Cm(PAGE_WIDTH))
    most = Cm(19)
    if shape.height > most:
        shape.width, shape.height = Emu(int(shape.width * most / shape.height)), most
    shape._inline.docPr.set("descr", _clean(block.caption))


def _properties(document: DocumentType, brief: Brief) -> None:
    properties = document.core_properties
    properties.title, properties.author, properties.comments = _clean(brief.title)[:255], "planweave", ""
    properties.created = properties.modified = _MOMENT
    properties.language = "zh-CN" if brief.language == "zh" else "en"
    properties.revision = 1


def _settled(content: bytes) -> bytes:
    """The same zip archive with its members in order of name and without the time of day."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as after:
        names = sorted(before.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.external_attr, info.create_system = zipfile.ZIP_DEFLATED, 0o600 << 16, 3
            after.writestr(info, before.read(name))
    return written.getvalue()
