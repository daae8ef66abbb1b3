"""The only place that opens message boxes."""

from __future__ import annotations

from PySide6.QtWidgets import QMessageBox, QWidget

from models.errors import UserError


def tell(parent: QWidget | None, trouble: UserError) -> None:
    """Say what is wrong and what to do about it."""
    _box(parent, QMessageBox.Icon.Warning, trouble.message, trouble.hint).exec()


def tell_fault(parent: QWidget | None, text: str, more: str, report: str) -> None:
    """Say that the program is at fault, with a report that can be copied."""
    box = _box(parent, QMessageBox.Icon.Warning, text, more)
    box.setDetailedText(report)
    box.addButton("Go on", QMessageBox.ButtonRole.AcceptRole)
    box.exec()


def ask(parent: QWidget | None, question: str, consequence: str, act: str) -> bool:
    """Ask before something that cannot be undone; True when the person wants `act`."""
    box = _box(parent, QMessageBox.Icon.Question, question, consequence)
    yes = box.addButton(act, QMessageBox.ButtonRole.AcceptRole)
    box.addButton("Cancel", QMessageBox.ButtonRole.RejectRole)
    box.exec()
    return box.clickedButton() is yes


def _box(parent: QWidget | None, icon: QMessageBox.Icon, text: str, more: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle("SLA Workshop")
    box.setIcon(icon)
    box.setText(text)
    box.setInformativeText(more)
    return box
