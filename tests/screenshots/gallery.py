"""Pictures of every widget in both looks, to lay beside the drawings."""

from __future__ import annotations

import os
import sys
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import icons
from ui.theme import theme
from ui.tokens import Look
from ui.widgets.bullets import BulletField
from ui.widgets.buttons import MEASURES, Button, LinkButton, Role, ToolButton
from ui.widgets.card import Band, Card, GroupHead, Line, StatusStrip
from ui.widgets.checks import CheckBox, RadioButton
from ui.widgets.chips import Chip, KeyCap, Kind
from ui.widgets.choice_field import ChoiceField
from ui.widgets.fields import FieldFrame, LineField, State
from ui.widgets.finding_box import FindingBox
from ui.widgets.flow_layout import GAP, FlowLayout
from ui.widgets.fold import FoldRow
from ui.widgets.labels import (
    Eyebrow,
    FieldLabel,
    HeadlineLabel,
    Label,
    Lead,
    Muted,
    Paragraph,
    Run,
)
from ui.widgets.progress import AgreedBar, Step, StepMark
from ui.widgets.prompt import PromptStrip
from ui.widgets.segmented import Segmented
from ui.widgets.tags import TagField
from ui.widgets.text_field import TextField
from ui.widgets.toast import Toast

OUT = Path(__file__).parents[2] / "build" / "screenshots"


def field(label: str, editor: FieldFrame, **note: str) -> QWidget:
    editor.name(label)
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    head = FieldLabel(label, required=True)
    if note:
        head.show_note(note["text"], note.get("icon", ""), note.get("tone", "muted"))
    column.addWidget(head)
    column.addWidget(editor)
    column.addStretch(1)
    return box


def tags(*values: str) -> TagField:
    made = TagField()
    made.show_values(values)
    return made


def form() -> QWidget:
    page = QWidget()
    page.setProperty("ground", "bg")
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(0)
    column.addWidget(Eyebrow("Prepare · step 2 of 28"))
    column.addWidget(HeadlineLabel("What is this agreement for, and where does it stop?"))
    column.addWidget(Lead("One page that both teams can point to when a lead does not fit."))
    column.addSpacing(12)
    column.addWidget(PromptStrip("Which lead did we argue about last? Was it meant for us?"))
    column.addSpacing(16)
    card = Card()
    strip = StatusStrip()
    strip.show_state("Drafted", "primary", "pencil", "No vote yet")
    strip.show_proposals("Marketing proposed", "Sales proposed")
    strip.add_act(Button("Compare", Role.OUTLINED, "compare", size=28))
    strip.add_act(Button("Vote", Role.TONAL, size=28))
    card.body.addWidget(strip)
    card.body.addWidget(group())
    more = FoldRow("More", "Revenue-team statement, assumptions, dependencies")
    more.show_counts(("1 of 3 answered", "", "muted"))
    card.body.addWidget(more)
    pilot = FoldRow("Pilot", "Yes · flow wrappers for bakeries · 1 Feb to 30 Apr 2027", last=True)
    pilot.show_counts(("2 starter values", "ring-dashed", "warn"))
    card.body.addWidget(pilot)
    column.addWidget(card)
    column.addStretch(1)
    column.addWidget(foot())
    return page


def group() -> QWidget:
    box = QWidget()
    grid = QGridLayout(box)
    grid.setContentsMargins(23, 16, 23, 16)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(16)
    for column in range(6):
        grid.setColumnStretch(column, 1)
    grid.addWidget(GroupHead("Purpose and scope", needed=True), 0, 0, 1, 6)
    purpose = TextField()
    text = (
        "Marketing and Sales together win EUR 4.2 m of flow-wrapper and cartoner orders in 2027. "
        "Marketing brings enquiries with an application; Sales should answer each in time."
    )
    purpose.show_text(text)
    start = text.index("should")
    purpose.edit.mark(((start, start + len("should answer")),))
    purpose.show_state(State.ERROR)
    finding = FindingBox(
        "“should” leaves the promise open",
        "Ask the room: “Does Sales answer every enquiry, or are there exceptions?”",
    )
    finding.add_act("Park", "parked", Role.QUIET)
    finding.add_act("Apply “answers”", "tick")
    holder = field("Purpose statement", purpose)
    layout = holder.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertSpacing(2, 2)
    layout.insertWidget(3, finding)
    grid.addWidget(holder, 1, 0, 1, 6)
    grid.addWidget(field("Products in scope", tags("Flow wrappers", "Cartoners")), 2, 0, 1, 3)
    segments = tags("Bakery", "Confectionery", "Pharma")
    grid.addWidget(field("Segments", segments), 2, 3, 1, 3)
    grid.addWidget(field("Regions", tags("Germany", "Austria")), 3, 0, 1, 2)
    sources = tags("Quote form", "Trade fair", "Distributor")
    sources.show_state(State.UNCONFIRMED)
    noted = field("Lead sources", sources, text="Starter value", icon="ring-dashed", tone="warn")
    grid.addWidget(noted, 3, 2, 1, 4)
    out = LineField(example="For example: spare parts, used machines, existing-customer expansion")
    out.setObjectName("focus")
    holder = field("Out of scope", out, text="Not answered yet", icon="ring", tone="primary")
    holder.layout().addWidget(Muted("Name what neither team passes on. “None” is an answer too."))
    grid.addWidget(holder, 4, 0, 1, 6)
    return box


def foot() -> QWidget:
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 12, 0, 0)
    row.addWidget(Button("Back", Role.OUTLINED, "chevron-left"))
    row.addStretch(1)
    row.addWidget(Muted("Left on this step:", "row"))
    for words in ("1 finding", "3 starter values", "1 unanswered"):
        row.addWidget(LinkButton(words))
    row.addStretch(1)
    row.addWidget(Button("Diagnosis and audit", Role.PRIMARY, trailing="chevron-right"))
    return box


def pieces() -> QWidget:
    page = QWidget()
    page.setProperty("ground", "bg")
    column = QVBoxLayout(page)
    column.setContentsMargins(32, 24, 32, 24)
    column.setSpacing(14)
    column.addLayout(row(*(Button(r.value.capitalize(), r, "tick") for r in Role)))
    column.addLayout(
        row(
            *(off(Button(r.value.capitalize(), r)) for r in (Role.PRIMARY, Role.TONAL)),
            off(Button("Sign as Oskar Wenzel", Role.PRIMARY, "pencil")),
            *(Button(f"{size}", Role.OUTLINED, "plus", size=size) for size in MEASURES),
        )
    )
    column.addLayout(
        row(
            ToolButton("undo", "Undo"),
            off(ToolButton("redo", "Redo")),
            ToolButton("history", "History", text="History"),
            ToolButton("compare", "Compare", text="Compare"),
            ToolButton("moon", "Dark"),
            ToolButton("room", "Room view", text="Room view"),
            Button("Export to Word", Role.TONAL, "export"),
            logo(),
        )
    )
    states = (
        ("Drafted", Kind.PRIMARY, "pencil"),
        ("Agreed", Kind.OK, "tick"),
        ("Parked, due 1 Dec", Kind.WARN, "parked"),
        ("Blocks signing", Kind.ERR, ""),
        ("Marketing", Kind.MARKETING, ""),
        ("Sales", Kind.SALES, ""),
        ("Draft", Kind.NEUTRAL, "pencil"),
        ("Signed", Kind.OK, "signed"),
        ("Waiting for Sales", Kind.WARN, "clock"),
        ("1 number differs", Kind.WARN, "not-equal"),
    )
    column.addLayout(row(*(Chip(*state) for state in states), KeyCap("Ctrl K")))
    column.addLayout(
        row(
            *(StepMark(step, "12") for step in Step),
            KeyCap("Alt ↑ ↓"),
            CheckBox("I have read version 7"),
            ticked(CheckBox("Ticked")),
            RadioButton("From"),
            ticked(RadioButton("To")),
            Segmented(name="Pilot"),
            yes(),
        )
    )
    column.addWidget(AgreedBar(11, 1, 58))
    column.addWidget(persona())
    column.addLayout(row(sentence()))
    warning = FindingBox("90 % of how many?", "How few leads are too few to judge?", blocking=False)
    warning.add_act("Waive…", "", Role.QUIET)
    column.addWidget(warning)
    toast = Toast()
    toast.show_message("Deleted “Design engineer”", "trash")
    column.addLayout(row(toast))
    column.addWidget(all_icons())
    column.addStretch(1)
    return page


def off(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def ticked(button: CheckBox | RadioButton) -> QWidget:
    button.setChecked(True)
    return button


def row(*widgets: QWidget) -> QHBoxLayout:
    made = QHBoxLayout()
    made.setSpacing(8)
    for widget in widgets:
        made.addWidget(widget)
    made.addStretch(1)
    return made


def logo() -> QWidget:
    label = QLabel()
    label.setPixmap(icons.logo(28, 2.0))
    return label


def yes() -> QWidget:
    made = Segmented(name="Pilot")
    made.show_value("yes")
    return made


def persona() -> QWidget:
    card = Card()
    card.show_current(current=True)
    inside = QWidget()
    grid = QGridLayout(inside)
    grid.setContentsMargins(22, 12, 22, 12)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(12)
    name = LineField()
    name.show_text("Packaging engineer")
    grid.addWidget(field("Persona", name), 0, 0)
    grid.addWidget(field("Job titles", tags("Packaging engineer", "Line planner")), 0, 1)
    role = ChoiceField((("influencer", "Influencer"), ("decides", "Decision-maker")))
    role.show_value("influencer")
    grid.addWidget(field("Buying role", role), 1, 0)
    evidence = ChoiceField((("assumed", "Assumption, November 2026"),))
    evidence.show_value("assumed")
    evidence.show_state(State.WARNING)
    noted = field("Evidence", evidence, text="Only assumed", icon="warning", tone="warn")
    grid.addWidget(noted, 1, 1)
    needs = BulletField(hint="Add a need, Enter for the next")
    needs.setObjectName("needs")
    needs.show_values(("Format change in under 15 minutes", "Film waste below 2 %"))
    grid.addWidget(field("Needs", needs), 2, 0)
    heard = BulletField()
    heard.show_values(("“We standardised on another maker”", "“No hall space before 2028”"))
    grid.addWidget(
        field("Objections Sales hears", heard, text="From Sales", icon="sales", tone="sales"), 2, 1
    )
    share = LineField(unit="%", numeric=True)
    share.show_text("90")
    share.show_state(State.UNCONFIRMED)
    grid.addWidget(field("Share on time", share), 3, 0)
    total = LineField(unit="a week", numeric=True)
    total.show_text("35")
    total.show_state(State.DISABLED)
    grid.addWidget(field("Ceiling", total, text="Calculated", icon="lock", tone="muted"), 3, 1)
    card.body.addWidget(inside)
    return card


def sentence() -> QWidget:
    card = Card()
    band = Band("marketingbg", top=True, line="marketingline")
    band.row.addWidget(Label("Marketing", "row-strong", "marketing"))
    band.row.addStretch(1)
    band.setFixedHeight(theme.px(32))
    card.body.addWidget(band)
    holder = QWidget()
    flow = FlowLayout(holder, gap=6, pitch=44)
    flow.setContentsMargins(16, 8, 16, 8)
    for words in ("For", "[demo requests]", ", counted from the", "[MQL timestamp]", "on", "[90]"):
        if words.startswith("["):
            made: QWidget = LineField()
            made.show_text(words.strip("[]"))
            made.name(words)
            made.setFixedWidth(theme.px(60 if words == "[90]" else 170))
        else:
            made = Label(words, "lead")
            made.setProperty(GAP, 3 if words.startswith(",") else 6)
        flow.addWidget(made)
    card.body.addWidget(holder)
    card.body.addWidget(Line())
    words = Paragraph(style="row")
    words.show_text("Stopped at ", Run("Lead stages", "row-strong"), ", 3 of 6 clauses agreed")
    words.setContentsMargins(16, 8, 16, 8)
    card.body.addWidget(words)
    card.setMinimumWidth(theme.px(680))
    return card


def all_icons() -> QWidget:
    holder = QWidget()
    flow = FlowLayout(holder, gap=12, line_gap=10)
    for name in icons.names():
        label = QLabel()
        label.setPixmap(icons.pixmap(name, "text", 24, 2.0))
        label.setToolTip(name)
        flow.addWidget(label)
    return holder


def shoot(build: partial[QWidget], name: str, size: tuple[int, int], focus: str) -> Path:
    widget = build()
    height = max(size[1], widget.layout().totalHeightForWidth(size[0]))
    widget.resize(size[0], height)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()
    target = widget.findChild(QWidget, focus)
    if target is not None:
        target.setFocus(Qt.FocusReason.TabFocusReason)
    for _ in range(5):
        QApplication.processEvents()
    picture = widget.grab().toImage()
    assert any(picture.pixelColor(x, 60) != QColor("white") for x in range(picture.width()))
    path = OUT / f"gallery-{name}.png"
    picture.save(str(path))
    widget.close()
    widget.deleteLater()
    return path


def main() -> None:
    app = QApplication([])
    theme.start(app)
    OUT.mkdir(parents=True, exist_ok=True)
    for look in Look:
        theme.show_look(look)
        print(shoot(partial(form), f"form-{look}", (804, 860), "focus"))
        print(shoot(partial(pieces), f"pieces-{look}", (1000, 1200), "needs"))
    theme.show_look(Look.LIGHT)
    theme.show_percent(150)
    print(shoot(partial(form), "form-150", (1206, 1290), "focus"))
    print(shoot(partial(pieces), "pieces-150", (1500, 1900), "needs"))


if __name__ == "__main__":
    main()
