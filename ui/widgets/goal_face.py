"""What a card says of a shared goal: from where to where, until when, and who answers for it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from models.agreement import voices
from models.agreement.agreement import Agreement
from models.agreement.metrics import METRICS_OR_OWN, OWN_METRIC
from models.agreement.section import RowId
from models.agreement.sections import goal_checks
from models.agreement.sections.goals import TeamMeasure
from models.agreement.sections.shared_goal import SharedGoal
from models.agreement.values import grouped, parse_number
from models.rules.team_measures import Supported, beside_goals
from ui.dates import short_day

UNITS = {
    "percent": "\u00a0%",
    "minutes": "\u00a0min",
    "hours": "\u00a0h",
    "days": "\u00a0days",
}
FULL = Decimal(100)
ROOM = Decimal("0.6")
"""The share of the track that the greater of two small figures takes."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of one team alone that helps the goal along, with its target."""

    side: str
    name: str
    target: str

    @property
    def words(self) -> str:
        """Both in one line."""
        return f"{self.name}: {self.target}" if self.target else self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class GoalFace:
    """A goal as its card shows it.

    `start` and `end` are places on the track from 0 to 1, None while a figure is missing.
    `measures` are those of either team that support it.
    """

    id: RowId
    number: int
    indicator: str
    title: str
    baseline: str
    target: str
    start: float | None
    end: float | None
    when: str
    source: str
    marketing: str
    sales: str
    measures: tuple[Measure, ...] = ()


def goal_faces(agreement: Agreement) -> tuple[GoalFace, ...]:
    """All goals in their order."""
    goals = enumerate(beside_goals(agreement), 1)
    return tuple(_face(agreement, number, beside) for number, beside in goals)


def _face(agreement: Agreement, number: int, beside: Supported) -> GoalFace:
    goal = beside.goal
    target = _target(goal)
    start, end = _places(goal, target)
    return GoalFace(
        id=goal.id,
        number=number,
        indicator=goal.indicator,
        title=goal.sentence or _metric(goal) or "New goal",
        baseline=_figure(goal, goal.baseline),
        target=_figure(goal, target) if target is not None else _change(goal),
        start=start,
        end=end,
        when=_when(agreement, goal),
        source=_source(goal),
        marketing=_person(agreement, goal.marketing_owner),
        sales=_person(agreement, goal.sales_owner),
        measures=(*_measures("marketing", beside.marketing), *_measures("sales", beside.sales)),
    )


def _measures(side: str, rows: tuple[TeamMeasure, ...]) -> tuple[Measure, ...]:
    return tuple(Measure(side, row.name or "Measure without a name", row.target) for row in rows)


def _target(goal: SharedGoal) -> Decimal | None:
    """The value to reach; None while it is open or hangs on an open baseline."""
    if not goal_checks.is_relative(goal):
        return goal.target
    worked_out = goal_checks.works_out_to(goal)
    return parse_number(worked_out) if worked_out else None


def _figure(goal: SharedGoal, value: Decimal | None) -> str:
    return "" if value is None else f"{grouped(value)}{UNITS.get(goal.unit, '')}"


def _change(goal: SharedGoal) -> str:
    """A change whose starting point is not known yet, such as "+25 %"."""
    if goal.target is None:
        return ""
    sign = "−" if goal.direction == "lower" else "+"
    unit = "\u00a0%" if goal.target_as == "percent" else "\u00a0points"
    return f"{sign}{grouped(goal.target)}{unit}"


def _places(goal: SharedGoal, target: Decimal | None) -> tuple[float | None, float | None]:
    known = [value for value in (goal.baseline, target) if value is not None]
    if not known or min(known) < 0:
        return None, None
    most = max(known)
    if goal.unit == "percent" and FULL >= most > FULL * ROOM / 2:
        most = FULL
    elif goal.direction == "lower" or goal.unit == "percent":
        most /= ROOM
    if most <= 0:
        return None, None
    start = None if goal.baseline is None else float(goal.baseline / most)
    return start, None if target is None else float(target / most)


def _when(agreement: Agreement, goal: SharedGoal) -> str:
    said = []
    if goal.sentence:
        said.append(_metric(goal))
    if goal.unit in ("money", "money_per_day"):
        money = agreement.parties.answers.currency
        said.append(f"{money} a day" if goal.unit == "money_per_day" else money)
    said.append(_time(goal))
    return ", ".join(word for word in said if word)


def _time(goal: SharedGoal) -> str:
    since = f" from {short_day(goal.first_day)}" if goal.first_day is not None else ""
    match goal.timing:
        case "by_date":
            return f"by {short_day(goal.deadline)}" if goal.deadline is not None else ""
        case "in_period":
            return f"in {goal.period}" if goal.period else ""
        case "each_month":
            return f"each month{since}"
        case "each_quarter":
            return f"each quarter{since}"
        case _:
            return ""


def _source(goal: SharedGoal) -> str:
    said = ", ".join(word for word in (goal.baseline_source, goal.baseline_period) if word)
    return f"Baseline: {said}" if said else "No baseline yet" if goal.baseline is None else ""


def _metric(goal: SharedGoal) -> str:
    if goal.metric == OWN_METRIC:
        return goal.own_metric or "A metric of our own"
    return next((option.label for option in METRICS_OR_OWN if option.key == goal.metric), "")


def _person(agreement: Agreement, row_id: RowId) -> str:
    person = voices.find(agreement, row_id)
    return person.name if person is not None else ""
