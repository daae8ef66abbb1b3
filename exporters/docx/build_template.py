"""Makes the house template out of the house styles: `python -m exporters.docx.build_template`."""

from __future__ import annotations

from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from exporters.docx import package, styles
from exporters.docx.house_styles import (
    CHARACTERS,
    INDENT,
    INK,
    MONO,
    PARAGRAPHS,
    SANS,
    SERIF,
    TABLES,
    TEXT_WIDTH,
    Border,
    CharacterStyle,
    Style,
    TableStyle,
)

TARGET: Final = Path(__file__).parents[2] / "resources" / "templates" / "agreement.docx"

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLACEMENT: Final = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"

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


def build() -> bytes:
    """The template: styles, fonts, settings, bullets, header and footers, and one empty page."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
        "word/document.xml": _document(),
        "word/styles.xml": _styles(),
        "word/settings.xml": _settings(),
        "word/fontTable.xml": _fonts(),
        "word/numbering.xml": _bullets(),
        "word/header1.xml": _margin("hdr", styles.HEADER),
        "word/header2.xml": _margin("hdr", styles.HEADER),
        "word/footer1.xml": _margin("ftr", styles.FOOTER),
        "word/footer2.xml": _margin("ftr", styles.FOOTER),
        "docProps/core.xml": _core(),
        "docProps/app.xml": _app(),
    }
    return package.pack({name: (_DECLARATION + xml).encode() for name, xml in parts.items()})


_PACKAGE_RELATIONS: Final = (
    (f"{_R}/officeDocument", "word/document.xml"),
    (f"{_REL}/metadata/core-properties", "docProps/core.xml"),
    (f"{_R}/extended-properties", "docProps/app.xml"),
)
_DOCUMENT_RELATIONS: Final = (
    (f"{_R}/styles", "styles.xml"),
    (f"{_R}/settings", "settings.xml"),
    (f"{_R}/fontTable", "fontTable.xml"),
    (f"{_R}/numbering", "numbering.xml"),
    (f"{_R}/header", "header1.xml"),
    (f"{_R}/header", "header2.xml"),
    (f"{_R}/footer", "footer1.xml"),
    (f"{_R}/footer", "footer2.xml"),
)
_PART_TYPES: Final = (
    ("word/document.xml", f"{_WORD_TYPE}.document.main+xml"),
    ("word/styles.xml", f"{_WORD_TYPE}.styles+xml"),
    ("word/settings.xml", f"{_WORD_TYPE}.settings+xml"),
    ("word/fontTable.xml", f"{_WORD_TYPE}.fontTable+xml"),
    ("word/numbering.xml", f"{_WORD_TYPE}.numbering+xml"),
    ("word/header1.xml", f"{_WORD_TYPE}.header+xml"),
    ("word/header2.xml", f"{_WORD_TYPE}.header+xml"),
    ("word/footer1.xml", f"{_WORD_TYPE}.footer+xml"),
    ("word/footer2.xml", f"{_WORD_TYPE}.footer+xml"),
    ("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    (
        "docProps/app.xml",
        "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    ),
)


def _relations(relations: tuple[tuple[str, str], ...]) -> str:
    lines = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(relations, start=1)
    )
    return f'<Relationships xmlns="{_REL}">{lines}</Relationships>'


def _content_types() -> str:
    parts = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in _PART_TYPES
    )
    return (
        f'<Types xmlns="{_TYPES}">'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="png" ContentType="image/png"/>'
        f"{parts}</Types>"
    )


def _document() -> str:
    right = 11906 - 1417 - TEXT_WIDTH
    return (
        f"<w:document {_PLACEMENT}><w:body><w:sectPr>"
        '<w:headerReference w:type="default" r:id="rId5"/>'
        '<w:headerReference w:type="first" r:id="rId6"/>'
        '<w:footerReference w:type="default" r:id="rId7"/>'
        '<w:footerReference w:type="first" r:id="rId8"/>'
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="1417" w:right="{right}" w:bottom="1417" w:left="1417"'
        ' w:header="737" w:footer="680" w:gutter="0"/>'
        '<w:cols w:space="720"/><w:titlePg/></w:sectPr></w:body></w:document>'
    )


def _margin(tag: str, style: str) -> str:
    return (
        f'<w:{tag} {_PLACEMENT}><w:p><w:pPr><w:pStyle w:val="{style_id(style)}"/></w:pPr></w:p>'
        f"</w:{tag}>"
    )


def _settings() -> str:
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="{_COMPATIBLE}" w:val="{value}"/>'
        for name, value in (
            ("compatibilityMode", 15),
            ("overrideTableStyleFontSizeAndJustification", 1),
            ("enableOpenTypeFeatures", 1),
            ("doNotFlipMirrorIndents", 1),
            ("differentiateMultirowTableHeaders", 1),
            ("useWord2013TrackBottomHyphenation", 0),
        )
    )
    return (
        f'<w:settings {_PLACEMENT}><w:zoom w:percent="100"/><w:defaultTabStop w:val="680"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat>{compatible}</w:compat>"
        '<w:themeFontLang w:val="en-GB"/><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/>'
        "</w:settings>"
    )


def _fonts() -> str:
    faces = (
        (SANS, "Carlito", "020F0502020204030204", "swiss", "variable"),
        (SERIF, "Caladea", "02040503050406030204", "roman", "variable"),
        (MONO, "DejaVu Sans Mono", "020B0609020204030204", "modern", "fixed"),
    )
    lines = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{twin}"/><w:panose1 w:val="{panose}"/>'
        f'<w:charset w:val="00"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, twin, panose, family, pitch in faces
    )
    return f"<w:fonts {_PLACEMENT}>{lines}</w:fonts>"


def _bullets() -> str:
    left, hanging = _twips_mm(INDENT + 4), _twips_mm(4)
    return (
        f'<w:numbering {_PLACEMENT}><w:abstractNum w:abstractNumId="0">'
        '<w:multiLevelType w:val="singleLevel"/><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        f'<w:numFmt w:val="bullet"/><w:pStyle w:val="{style_id(styles.BULLET)}"/>'
        '<w:lvlText w:val="•"/><w:lvlJc w:val="left"/>'
        f'<w:pPr><w:ind w:left="{left}" w:hanging="{hanging}"/></w:pPr></w:lvl></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )


def _core() -> str:
    return (
        "<cp:coreProperties"
        ' xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        "<dc:title>House template</dc:title></cp:coreProperties>"
    )


def _app() -> str:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return f'<Properties xmlns="{kind}"><Application>SLA Workshop</Application></Properties>'


def style_id(name: str) -> str:
    """The id of a style in the house template: its name without blanks."""
    return "".join(word[0].upper() + word[1:] for word in name.split())


def _styles() -> str:
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
    return f"<w:styles {_PLACEMENT}>{defaults}{basis}{paragraphs}{characters}{tables}</w:styles>"


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
    hanging = f' w:hanging="{_twips_mm(style.hanging)}"' if style.hanging else ""
    right = f' w:right="{_twips_mm(style.right)}"' if style.right else ""
    return f'<w:ind w:left="{_twips_mm(style.left)}"{right}{hanging}/>'


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


def _twips_mm(millimetres: float) -> int:
    return round(millimetres * 1440 / 25.4)


if __name__ == "__main__":
    TARGET.write_bytes(build())
