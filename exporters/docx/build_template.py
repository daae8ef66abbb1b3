"""Makes the house template out of the house styles: `python -m exporters.docx.build_template`."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from exporters.docx import package, styles
from exporters.docx.house_styles import INDENT, MONO, SANS, SERIF, TEXT_WIDTH
from exporters.docx.style_xml import style_id, styles_part, twips_mm

TARGET: Final = Path(__file__).parents[2] / "resources" / "templates" / "agreement.docx"

_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_REL: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"
_WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PLACEMENT: Final = f'xmlns:w="{_W}" xmlns:r="{_R}"'
_COMPATIBLE: Final = "http://schemas.microsoft.com/office/word"


def build() -> bytes:
    """The template: styles, fonts, settings, bullets, header and footers, and one empty page."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(_PACKAGE_RELATIONS),
        "word/_rels/document.xml.rels": _relations(_DOCUMENT_RELATIONS),
        "word/document.xml": _document(),
        "word/styles.xml": styles_part(),
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
    left, hanging = twips_mm(INDENT + 4), twips_mm(4)
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


if __name__ == "__main__":
    TARGET.write_bytes(build())
