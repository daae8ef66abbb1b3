"""House styles as the styles part of a Word file."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import quoteattr

from exporters.docx import styles
from exporters.docx.house_styles import (
    CHARACTERS,
    INK,
    PARAGRAPHS,
    SANS,
    TABLES,
    Border,
    CharacterStyle,
    Style,
    TableStyle,
)

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

_BUILT_IN: Final = frozenset(
    (
        styles.TITLE,
        styles.SUBTITLE,
        styles.CONTENTS_TITLE,
        styles.CONTENTS_PART,
        styles.CONTENTS_SECTION,
        styles.SECTION,
        styles.CLAUSE_HEADING,
        styles.BODY,
        styles.BULLET,
        styles.CAPTION,
        styles.HEADER,
        styles.FOOTER,
        styles.STRONG,
        "Normal",
    )
)


def style_id(name: str) -> str:
    """The id of a style in the house template: its name without blanks."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def styles_part() -> str:
    """The whole part: defaults, Normal, and every style of the house."""
    # Only the language is a default of the document: LibreOffice writes the other defaults into
    # tables as direct formatting, where they would win over character styles.
    defaults = (
        "<w:docDefaults><w:rPrDefault><w:rPr>"
        '<w:lang w:val="en-GB" w:eastAsia="en-US" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
    )
    basis = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        '<w:qFormat/><w:pPr><w:spacing w:after="0" w:line="280" w:lineRule="exact"/></w:pPr><w:rPr>'
        f'<w:rFonts w:ascii="{SANS}" w:hAnsi="{SANS}" w:eastAsia="{SANS}" w:cs="{SANS}"/>'
        f'<w:color w:val="{INK}"/><w:kern w:val="2"/><w:sz w:val="21"/><w:szCs w:val="21"/>'
        "</w:rPr></w:style>"
        '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont">'
        '<w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/>'
        "</w:style>"
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal">'
        '<w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr>'
        '<w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/>'
        '<w:left w:w="0" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/>'
        '<w:right w:w="0" w:type="dxa"/></w:tblCellMar></w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList">'
        '<w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/></w:style>'
    )
    paragraphs = "".join(_paragraph_style(style) for style in PARAGRAPHS)
    characters = "".join(_character_style(style) for style in CHARACTERS)
    tables = "".join(_table_style(style) for style in TABLES)
    content = f"{defaults}{basis}{paragraphs}{characters}{tables}"
    return f'<w:styles xmlns:w="{_W}">{content}</w:styles>'


def _head(kind: str, name: str, based_on: str, follow: str = "") -> str:
    custom = "" if name in _BUILT_IN else ' w:customStyle="1"'
    after = f'<w:next w:val="{style_id(follow)}"/>' if follow else ""
    return (
        f'<w:style w:type="{kind}"{custom} w:styleId="{style_id(name)}">'
        f"<w:name w:val={quoteattr(name)}/>"
        f'<w:basedOn w:val="{style_id(based_on)}"/>{after}<w:qFormat/>'
    )


def _paragraph_style(style: Style) -> str:
    properties = "".join(
        (
            _switch("keepNext", state=style.keep_next),
            _switch("keepLines", state=style.keep_lines or None),
            '<w:numPr><w:numId w:val="1"/></w:numPr>' if style.bulleted else "",
            _borders(style.borders),
            f'<w:shd w:val="clear" w:color="auto" w:fill="{style.shade}"/>' if style.shade else "",
            _tabs(style),
            _spacing(style),
            _indent(style),
            "" if style.outline is None else f'<w:outlineLvl w:val="{style.outline}"/>',
        )
    )
    text = _text(
        face=style.face,
        bold=style.bold,
        caps=style.caps,
        colour=style.colour,
        tracking=style.tracking,
        size=style.size,
    )
    return (
        f"{_head('paragraph', style.name, style.based_on, style.follow)}"
        f"<w:pPr>{properties}</w:pPr><w:rPr>{text}</w:rPr></w:style>"
    )


def _switch(tag: str, *, state: bool | None) -> str:
    if state is None:
        return ""
    return f"<w:{tag}/>" if state else f'<w:{tag} w:val="0"/>'


def _borders(borders: tuple[Border, ...]) -> str:
    return f"<w:pBdr>{''.join(_border(each) for each in borders)}</w:pBdr>" if borders else ""


def _border(border: Border, edge: str = "") -> str:
    return (
        f'<w:{edge or border.edge} w:val="single" w:sz="{round(border.width * 8)}"'
        f' w:space="{round(border.off)}" w:color="{border.colour}"/>'
    )


def _tabs(style: Style) -> str:
    stops = "".join(
        f'<w:tab w:val="{"right" if tab.right else "left"}" w:pos="{tab.at}"/>'
        for tab in style.tabs
    )
    return f"<w:tabs>{stops}</w:tabs>" if stops else ""


def _spacing(style: Style) -> str:
    before = "" if style.before is None else f' w:before="{_twips(style.before)}"'
    after = "" if style.after is None else f' w:after="{_twips(style.after)}"'
    if style.line is None:
        line = ' w:line="240" w:lineRule="auto"'
    else:
        line = f' w:line="{_twips(style.line)}" w:lineRule="exact"' if style.line else ""
    return f"<w:spacing{before}{after}{line}/>" if before or after or line else ""


def _indent(style: Style) -> str:
    if style.left is None:
        return ""
    hanging = f' w:hanging="{twips_mm(style.hanging)}"' if style.hanging else ""
    right = f' w:right="{twips_mm(style.right)}"' if style.right else ""
    return f'<w:ind w:left="{twips_mm(style.left)}"{right}{hanging}/>'


def _text(  # noqa: PLR0913 - one argument for each property of a run
    *,
    face: str = "",
    bold: bool = False,
    caps: bool = False,
    colour: str = "",
    tracking: float = 0,
    size: float = 0,
    underline: str = "",
    tint: str = "",
) -> str:
    fonts = f'<w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>'
    half = round(size * 2)
    return "".join(
        (
            fonts if face else "",
            "<w:b/><w:bCs/>" if bold else "",
            "<w:caps/>" if caps else "",
            f'<w:color w:val="{colour}"/>' if colour else "",
            f'<w:spacing w:val="{_twips(tracking)}"/>' if tracking else "",
            f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>' if half else "",
            f'<w:u w:val="{underline}" w:color="B45309"/>' if underline else "",
            f'<w:shd w:val="clear" w:color="auto" w:fill="{tint}"/>' if tint else "",
        )
    )


def _character_style(style: CharacterStyle) -> str:
    text = _text(
        face=style.face,
        bold=style.bold,
        colour=style.colour,
        size=style.size,
        underline=style.underline,
        tint=style.tint,
    )
    return (
        f"{_head('character', style.name, 'Default Paragraph Font')}<w:rPr>{text}</w:rPr></w:style>"
    )


def _table_style(style: TableStyle) -> str:
    lines = (("top", style.top), ("bottom", style.bottom), ("insideH", style.rows))
    borders = "".join(_border(line, edge) for edge, line in lines if line)
    margins = (("top", style.above), ("left", 0.0), ("bottom", style.below), ("right", style.right))
    cells = "".join(f'<w:{edge} w:w="{_twips(pt)}" w:type="dxa"/>' for edge, pt in margins)
    head = ""
    if style.under_header and style.top:
        rules = _border(style.top, "top") + _border(style.under_header, "bottom")
        head = (
            '<w:tblStylePr w:type="firstRow"><w:tblPr/><w:tcPr>'
            f"<w:tcBorders>{rules}</w:tcBorders></w:tcPr></w:tblStylePr>"
        )
    return (
        f"{_head('table', style.name, 'Normal Table').replace('NormalTable', 'TableNormal')}"
        f"<w:tblPr>{f'<w:tblBorders>{borders}</w:tblBorders>' if borders else ''}"
        f"<w:tblCellMar>{cells}</w:tblCellMar></w:tblPr>{head}</w:style>"
    )


def _twips(points: float) -> int:
    return round(points * 20)


def twips_mm(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * 1440 / 25.4)
