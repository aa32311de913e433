"""The rule a plan will be judged by, fixed while nobody knows the result yet."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from coaching_lib.actions.known import Known
from coaching_lib.coaching import chain
from coaching_lib.coaching.cells import window_counts
from coaching_lib.coaching.fit import fit
from coaching_lib.coaching.luck import Usual
from coaching_lib.coaching.plan import Plan
from coaching_lib.coaching.rule import Rule, freeze
from coaching_lib.desk import Desk
from coaching_lib.people import Agent
from coaching_lib.periods import BASELINE_DAYS
from coaching_lib.record import plans


def frozen_rule(
    desk: Desk,
    facts: Known,
    agent: Agent,
    behavior: str,
    goal_rate: float,
    target_on: date,
    shared_at: datetime,
) -> Rule:
    """The rule of a plan shared now: the settings of today, and what luck alone may bring.

    The usual level is that of the 90 days before the first plan of the chain, as the record knows it now.
    """
    settings = desk.settings
    shared_on = shared_at.astimezone(settings.zone).date()
    first = _chain_start(desk, agent, behavior, shared_on, target_on)
    return freeze(
        goal_rate,
        shared_on,
        target_on,
        zone=settings.timezone,
        certain_clear=settings.certain_clear,
        certain_likely=settings.certain_likely,
        usual=_usual(facts, agent, behavior, first),
    )


def _chain_start(desk: Desk, agent: Agent, behavior: str, shared_on: date, target_on: date) -> date:
    """First share day of the plans this one follows without a pause."""
    new = Plan("", agent.agent_id, behavior, 0.0, target_on, shared_on, freeze(0.0, shared_on, target_on))
    with desk.record.reading() as connection:
        return chain.chain_start(new, plans.plans(connection, [agent.agent_id]))


def _usual(facts: Known, agent: Agent, behavior: str, first: date) -> Usual | None:
    """The level of the agent in the 90 days before a day; None for somebody without a contact then."""
    last = first - timedelta(days=1)
    cells = facts.snapshot.ask(
        "plan_windows",
        behavior=behavior,
        na_mode=facts.snapshot.na_mode,
        base_first=first - timedelta(days=BASELINE_DAYS),
        base_last=last,
        after_first=first,
        after_last=last,
    )
    kinds = {
        row["stratum_no"]: (row["channel"], row["topic"]) for row in facts.snapshot.ask("strata").to_pylist()
    }
    column = {name: cells[name].to_numpy() for name in cells.column_names}
    return fit(window_counts(column, facts.ids, kinds), frozenset()).usual_of(agent.agent_id)
