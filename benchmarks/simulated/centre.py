"""Drawing a centre contact by contact: who is how good, what was asked of them, what they met."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy import special, stats

from benchmarks.simulated.scenarios import Scenario
from coaching_lib.scoring.counts import Flags, Floats, Ints

BEHAVIORS, CHANNELS = 12, 3
BASELINE_DAYS, PLAN_DAYS, SETTLE_DAYS, RAW_DAYS = 90, 42, 7, 30
DAYS = BASELINE_DAYS + PLAN_DAYS + 1
WEEKS = DAYS // 7 + 1
WITHIN_AGENT = 0.3
"""Correlation of one agent's behaviors."""
WEEKLY = 0.06
"""Standard deviation of a week's step of the centre's trend, log-odds."""
GAIN = (0.05, 0.30)
HIGHEST = 0.97


@dataclass(frozen=True, eq=False)
class Contacts:
    """Contacts of one period. Day 0 is the day the plans are shared."""

    agent: Ints
    channel: Ints
    day: Ints
    rate: Floats
    """[contacts, behaviors] true chance of meeting the behavior, without any plan."""
    coached_rate: Floats
    """The same with the plans' true gains."""
    result: Floats
    """[contacts, behaviors] x: 1 met, 0 missed, NaN not applicable."""


@dataclass(frozen=True, eq=False)
class Centre:
    """Levels and habits of one simulated centre."""

    scenario: Scenario
    contacts_a_month: Floats
    """[agents]"""
    mix: Floats
    """[agents, channels] share of the channels before the plans."""
    later_mix: Floats
    level: Floats
    """[agents, behaviors] log-odds of meeting it."""
    difficulty: Floats
    """[channels, behaviors] log-odds that a channel adds."""
    weekly: Floats
    """[weeks, behaviors] the centre's trend, log-odds."""
    own: Floats
    """[weeks, agents, behaviors] wandering of each agent, log-odds."""
    applies: Floats
    """[channels, behaviors] share of contacts where it applies."""
    weights: Floats

    @property
    def agents(self) -> int:
        """How many agents."""
        return len(self.contacts_a_month)


def draw_centre(rng: np.random.Generator, scenario: Scenario) -> Centre:
    """A centre of this kind."""
    agents = int(rng.integers(scenario.agents[0], scenario.agents[1] + 1))
    mix = rng.dirichlet(np.full(CHANNELS, 1.5), agents)
    steps = rng.normal(scenario.trend, WEEKLY, (WEEKS, BEHAVIORS))
    own = rng.normal(0.0, 1.0, (WEEKS, agents, BEHAVIORS)) * scenario.wandering
    return Centre(
        scenario=scenario,
        contacts_a_month=rng.uniform(*scenario.contacts, agents),
        mix=mix,
        later_mix=_later_mix(rng, scenario, mix),
        level=_levels(rng, agents),
        difficulty=np.array([[0.6], [0.0], [-0.6]]) + rng.normal(0.0, 0.3, (CHANNELS, BEHAVIORS)),
        weekly=np.cumsum(steps, axis=0),
        own=np.cumsum(own, axis=0),
        applies=rng.uniform(0.4, 1.0, BEHAVIORS) * rng.uniform(0.7, 1.0, (CHANNELS, BEHAVIORS)),
        weights=rng.integers(1, 6, BEHAVIORS) * 5.0,
    )


def _later_mix(rng: np.random.Generator, scenario: Scenario, mix: Floats) -> Floats:
    """Channels while the plans run."""
    if not scenario.is_mix_changing:
        return mix
    is_moved = rng.random(len(mix)) < 0.5
    return np.where(is_moved[:, None], rng.dirichlet(np.full(CHANNELS, 1.5), len(mix)), mix)


def _levels(rng: np.random.Generator, agents: int) -> Floats:
    """Beta rates around each behavior's mean, correlated within an agent; as log-odds."""
    mean, strength = rng.uniform(0.60, 0.90, BEHAVIORS), rng.uniform(8.0, 30.0, BEHAVIORS)
    shared, single = rng.normal(size=(agents, 1)), rng.normal(size=(agents, BEHAVIORS))
    place = special.ndtr(np.sqrt(WITHIN_AGENT) * shared + np.sqrt(1 - WITHIN_AGENT) * single)
    rate = stats.beta.ppf(place, mean * strength, (1 - mean) * strength)
    return np.asarray(special.logit(np.clip(rate, 0.01, 0.995)))


def baseline(rng: np.random.Generator, centre: Centre) -> Contacts:
    """The ninety days before the plans."""
    nobody = np.zeros((centre.agents, BEHAVIORS))
    return _contacts(rng, centre, centre.mix, -BASELINE_DAYS, -1, nobody)


def after(rng: np.random.Generator, centre: Centre, gain: Floats) -> Contacts:
    """The six weeks of the plans; `gain` [agents, behaviors]: share met they truly add."""
    return _contacts(rng, centre, centre.later_mix, 0, PLAN_DAYS, gain)


def _contacts(
    rng: np.random.Generator, centre: Centre, mix: Floats, first: int, last: int, gain: Floats
) -> Contacts:
    """Contacts on the days from first to last, both counted."""
    days = last - first + 1
    agent = np.repeat(
        np.arange(centre.agents), rng.poisson(centre.contacts_a_month * days / RAW_DAYS)
    ).astype(np.int64)
    channel = (rng.random((len(agent), 1)) > np.cumsum(mix, axis=1)[agent, :-1]).sum(axis=1)
    day = rng.integers(first, last + 1, len(agent))
    rate = _rates(centre, agent, channel, day)
    coached = np.where(gain[agent] > 0, np.clip(rate + gain[agent], rate, np.maximum(rate, 0.99)), rate)
    met = (rng.random(rate.shape) < coached).astype(float)
    met[rng.random(rate.shape) >= centre.applies[channel]] = np.nan
    return Contacts(agent, channel, day, rate, coached, met)


def _rates(centre: Centre, agent: Ints, channel: Ints, day: Ints) -> Floats:
    """[contacts, behaviors] chance of meeting each behavior."""
    week = (day + BASELINE_DAYS) // 7
    log_odds = centre.level[agent] + centre.difficulty[channel] + centre.weekly[week]
    rate = special.expit(log_odds + centre.own[week, agent])
    added = centre.scenario.additive * (day[:, None] + BASELINE_DAYS) / 7
    return np.asarray(np.clip(rate + added, 0.01, np.maximum(rate, 0.99)))


def choose_coached(contacts: Contacts, agents: int, share: float) -> Flags:
    """[agents, behaviors] the worst on the raw rate of the last 30 days, at least 5 contacts in them."""
    recent = contacts.day >= -RAW_DAYS
    count, met = sums(contacts, recent, agents)
    rate = np.where(count >= 5, met / np.maximum(count, 1), np.inf)
    place = np.argsort(np.argsort(rate, axis=0, kind="stable"), axis=0)
    return np.asarray((place < round(share * agents)) & np.isfinite(rate))


def sums(contacts: Contacts, chosen: Flags, agents: int) -> tuple[Floats, Floats]:
    """[agents, behaviors] applicable contacts and passes among the chosen contacts."""
    agent, result = contacts.agent[chosen], contacts.result[chosen]
    applies = ~np.isnan(result)
    return by_agent(agent, applies.astype(float), agents), by_agent(agent, np.nan_to_num(result), agents)


def by_agent(agent: Ints, values: Floats, agents: int) -> Floats:
    """Rows of contacts added up by agent."""
    return np.stack([np.bincount(agent, column, agents) for column in values.T], axis=1)


def draw_gains(rng: np.random.Generator, coached: Flags, rate: Floats) -> Floats:
    """[agents, behaviors] true gains: none for half of the coached, else 5 to 30 points below the top."""
    helped = coached & (rng.random(coached.shape) < 0.5)
    gain = rng.uniform(*GAIN, coached.shape)
    return np.where(helped, np.clip(gain, 0.0, np.maximum(HIGHEST - rate, 0.0)), 0.0)
