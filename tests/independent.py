"""A second computation of the statistics, written from the specification alone: plain loops and pandas.

Nothing of the product is imported here, on purpose: tests compare the command line's answers with it.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import pandas as pd
from scipy import optimize, stats
from scipy.special import betaln, expit, logit

Z = 1.645


@dataclass(frozen=True)
class Row:
    """One result: x None = not applicable."""

    interaction: str
    agent: str
    day: date
    stratum: tuple
    behavior: str
    x: float | None
    weight: float
    critical: bool


def losses(rows: Iterable[Row], na_mode: str = "exclude", auto_fail: str = "zero"):
    """(interaction, behavior) -> (points lost, price) and interaction -> W, for rows of any interactions."""
    by_interaction = defaultdict(list)
    for row in rows:
        by_interaction[row.interaction].append(row)
    lost, price, weight_sum = {}, {}, {}
    for name, results in by_interaction.items():
        xs = {r.behavior: (1.0 if r.x is None and na_mode == "pass" else r.x) for r in results}
        weights = {r.behavior: r.weight for r in results}
        total = sum(weights[b] for b, x in xs.items() if x is not None)
        weight_sum[name] = total
        if total <= 0:
            continue
        mine = {b: 100 * weights[b] * (1 - x) / total for b, x in xs.items() if x is not None}
        failed = [
            r.behavior for r in results if r.critical and xs[r.behavior] is not None and xs[r.behavior] < 0.5
        ]
        if failed and auto_fail == "zero":
            rest = 100 - sum(mine.values())
            for behavior in failed:
                mine[behavior] += rest / len(failed)
        for behavior, points in mine.items():
            lost[name, behavior] = points
            price[name, behavior] = 100 * weights[behavior] / total
    return lost, price, weight_sum


def counted(rows: Iterable[Row], weight_sum: dict) -> list[Row]:
    """Rows that are passes or misses: those of scored interactions. Frequency is a share of these, so that a
    result of weight 0 in an interaction without a score is counted nowhere."""
    return [r for r in rows if r.x is not None and weight_sum[r.interaction] > 0]


def stratum_rates(k: dict, n: dict):
    """r_s of one behavior by stratum (channel, topic), shrunk to the channel and to everything."""
    r_all = (sum(k.values()) + 0.5) / (sum(n.values()) + 1)
    channels_k, channels_n = defaultdict(float), defaultdict(float)
    for stratum in n:
        channels_k[stratum[0]] += k[stratum]
        channels_n[stratum[0]] += n[stratum]

    def rate(stratum: tuple | None) -> float:
        if stratum is None or stratum == (None, None):
            return r_all
        channel, topic = stratum
        r_channel = r_all
        if channel is not None:
            r_channel = (channels_k[channel] + 20 * r_all) / (channels_n[channel] + 20)
        if topic is None:
            return r_channel
        return (k.get(stratum, 0.0) + 20 * r_channel) / (n.get(stratum, 0) + 20)

    return rate


def best_strength(k: np.ndarray, n: np.ndarray, e: np.ndarray) -> float:
    """m of section 2, by a bounded scalar search over ln m refined from a fine grid."""

    def loss(log_m: float) -> float:
        m = math.exp(log_m)
        likelihood = betaln(k + m * e, n - k + m * (1 - e)) - betaln(m * e, m * (1 - e))
        return -(float(np.sum(likelihood)) - (log_m - math.log(20)) ** 2 / 2)

    grid = np.linspace(math.log(2), math.log(500), 400)
    best = int(np.argmin([loss(g) for g in grid]))
    low, high = grid[max(best - 1, 0)], grid[min(best + 1, len(grid) - 1)]
    found = optimize.minimize_scalar(loss, bounds=(low, high), method="bounded", options={"xatol": 1e-10})
    ends = [(loss(x), x) for x in (low, high, found.x)]
    return math.exp(min(ends)[1])


def behavior_levels(frame: pd.DataFrame, agents: list[str]):
    """For one behavior's applicable rows (agent, stratum, x): e, k, n, m, p per agent and r_s."""
    k, n = defaultdict(float), defaultdict(float)
    agent_n = {a: defaultdict(float) for a in agents}
    agent_k = dict.fromkeys(agents, 0.0)
    for agent, stratum, x in zip(frame["agent"], frame["stratum"], frame["x"], strict=True):
        k[stratum] += x
        n[stratum] += 1
        agent_n[agent][stratum] += 1
        agent_k[agent] += x
    rates = stratum_rates(k, n)
    size = {a: sum(agent_n[a].values()) for a in agents}
    e = {
        a: (sum(c * rates(s) for s, c in agent_n[a].items()) / size[a] if size[a] else rates(None))
        for a in agents
    }
    some = [a for a in agents if size[a] > 0]
    clipped = np.clip([e[a] for a in some], 1e-4, 1 - 1e-4)
    m = best_strength(np.array([agent_k[a] for a in some]), np.array([size[a] for a in some]), clipped)
    p = {a: (m * e[a] + agent_k[a]) / (m + size[a]) for a in agents}
    return rates, e, agent_k, size, m, p


def areas(rows: list[Row], first: date, last: date) -> pd.DataFrame:
    """Every agent and behavior of a window: the figures of `ask areas` (long frame)."""
    window = [r for r in rows if first <= r.day <= last]
    lost, price, weight_sum = losses(window)
    frame = pd.DataFrame(
        [
            {
                "agent": r.agent,
                "behavior": r.behavior,
                "stratum": r.stratum,
                "x": r.x,
                "critical": r.critical,
                "weight": r.weight,
                "lost": lost.get((r.interaction, r.behavior), 0.0),
                "price": price.get((r.interaction, r.behavior), 0.0),
            }
            for r in counted(window, weight_sum)
        ]
    )
    owner = {r.interaction: r.agent for r in window}
    scored = defaultdict(int)
    for name, total in weight_sum.items():
        scored[owner[name]] += total > 0
    agents = sorted(set(owner.values()))
    out = []
    for behavior, part in frame.groupby("behavior"):
        here = part
        _, e, k, n, m, p = behavior_levels(here, agents)
        critical = bool(part["critical"].any()) and part["weight"].iloc[0] > 0  # weight 0: price 0
        misses_all = float((1 - here["x"]).sum())
        charged = float(here["lost"].sum()) / misses_all if misses_all else None
        for agent in agents:
            mine = here[here["agent"] == agent]
            missed = float((1 - mine["x"]).sum())
            price_mean = float(mine["price"].mean()) if len(mine) else 0.0
            cost = charged if critical and charged is not None else price_mean
            big_n = scored[agent]
            a, b = m * e[agent] + k[agent], m * (1 - e[agent]) + n[agent] - k[agent]
            expected = (n[agent] / big_n) * (1 - p[agent]) * cost if big_n else 0.0
            need = float(stats.beta.cdf(e[agent] - 0.05, a, b))
            impact = float(mine["lost"].sum()) / big_n if big_n else 0.0
            out.append(
                {
                    "agent": agent,
                    "behavior": behavior,
                    "applicable": n[agent],
                    "missed": missed,
                    "miss_rate": missed / n[agent] if n[agent] else None,
                    "frequency": missed / big_n if big_n else None,
                    "cost_per_miss": float(mine["lost"].sum()) / missed if missed else None,
                    "impact_points": impact,
                    "peer_rate": e[agent],
                    "strength": m,
                    "evened_out_rate": p[agent],
                    "rate_low": float(stats.beta.ppf(0.05, a, b)),
                    "rate_high": float(stats.beta.ppf(0.95, a, b)),
                    "expected_points_lost": expected,
                    "need_probability": need,
                    "needs_coaching": need >= 0.8 and n[agent] >= 5 and expected >= 0.5,
                }
            )
    return pd.DataFrame(out)


def wilson(k: float, n: float, z: float) -> tuple[float, float]:
    """Wilson's interval of k in n."""
    p = k / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    half = z / (1 + z * z / n) * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    return middle - half, middle + half


def effect(
    rows: list[Row],
    agent: str,
    behavior: str,
    shared_on: date,
    target_on: date,
    settle: int,
    today: date,
    busy: set[str],
    chain_start: date | None = None,
) -> dict:
    """Section 4 for one plan. `busy`: agents that are no peers (the plan's own agent among them)."""
    chain_start = chain_start or shared_on
    before = (chain_start - timedelta(days=90), chain_start - timedelta(days=1))
    after = (shared_on + timedelta(days=settle), min(target_on, today))
    here = [r for r in counted(rows, losses(rows)[2]) if r.behavior == behavior]
    agents = sorted({r.agent for r in rows})
    base = pd.DataFrame(
        [{"agent": r.agent, "stratum": r.stratum, "x": r.x} for r in here if before[0] <= r.day <= before[1]],
        columns=["agent", "stratum", "x"],
    )
    rates, e, k0, n0, m, p0 = behavior_levels(base, agents)
    k1, n1, f_sum = dict.fromkeys(agents, 0.0), dict.fromkeys(agents, 0), dict.fromkeys(agents, 0.0)
    for r in here:
        if after[0] <= r.day <= after[1]:
            k1[r.agent] += r.x
            n1[r.agent] += 1
            f_sum[r.agent] += rates(r.stratum)
    f = {a: f_sum[a] / n1[a] if n1[a] else e[a] for a in agents}
    gap = {a: logit(p0[a]) - logit(e[a]) for a in agents}
    offset = {a: logit(f[a]) for a in agents}
    v = {a: 1 / (p0[a] * (1 - p0[a]) * (m + n0[a] + 1)) for a in agents}
    peers = [a for a in agents if a not in busy and n0[a] >= 5 and n1[a] >= 5]
    tau, rho, s2, cov = fit_peers(
        *(np.array([d[a] for a in peers], dtype=float) for d in (k1, n1, gap, offset, v))
    )
    eta = offset[agent] + tau + rho * gap[agent]
    c = float(expit(eta))
    g = np.array([1.0, gap[agent]])
    big_v = rho**2 * v[agent] + float(g @ cov @ g) + s2
    out = {
        "baseline_count": n0[agent],
        "baseline_rate": k0[agent] / n0[agent] if n0[agent] else None,
        "usual_rate": p0[agent] if n0[agent] else None,
        "expected_rate": c,
        "after_count": n1[agent],
        "after_rate": None,
        "peers": len(peers),
        "trend": tau,
        "carry_over": rho,
    }
    if not n1[agent]:
        return out
    p1 = k1[agent] / n1[agent]
    low, high = wilson(k1[agent], n1[agent], Z)
    cl, cu = expit(eta - Z * math.sqrt(big_v)), expit(eta + Z * math.sqrt(big_v))
    d = p1 - c
    lo = d - math.sqrt((p1 - low) ** 2 + (cu - c) ** 2)
    hi = d + math.sqrt((high - p1) ** 2 + (c - cl) ** 2)
    se = (d - lo) / Z if d > 0 else (hi - d) / Z
    out |= {
        "after_rate": p1,
        "effect": d,
        "effect_low": lo,
        "effect_high": hi,
        "probability_improved": float(stats.norm.cdf(d / se)) if today > target_on else None,
        "own_change": p1 - float(expit(offset[agent] + gap[agent])),
    }
    return out


def fit_peers(k1, n1, gap, offset, v):
    """Step 3: tau, rho, s2 and their covariance."""
    prior = np.diag([1 / 0.30**2, 1 / 0.20**2])
    if not len(k1):
        return 0.0, 1.0, 0.0, np.linalg.inv(prior)
    tau, rho, s2 = 0.0, 1.0, 0.0
    cov = np.linalg.inv(prior)
    for _ in range(25):
        eta = offset + tau + rho * gap
        p = expit(eta)
        pq = np.maximum(p * (1 - p), 1e-6)
        base = 1 / (n1 * pq) + rho**2 * v
        weight = 1 / (base + s2)
        z = eta + (k1 / n1 - p) / pq - offset
        x = np.column_stack([np.ones_like(gap), gap])
        normal = x.T @ (weight[:, None] * x) + prior
        right = x.T @ (weight * z) + prior @ np.array([0.0, 1.0])
        new_tau, new_rho = np.linalg.solve(normal, right)
        cov = np.linalg.inv(normal)
        new_s2 = 0.0
        j = len(k1)
        if j >= 20:
            r = (k1 / n1 - expit(offset + new_tau + new_rho * gap)) / pq
            u = 1 / (base + s2) ** 2
            new_s2 = max(0.0, float(np.sum(u * (r**2 * j / (j - 2) - base)) / np.sum(u)))
        moved = max(abs(new_tau - tau), abs(new_rho - rho), abs(new_s2 - s2))
        tau, rho, s2 = float(new_tau), float(new_rho), new_s2
        if moved < 1e-9:
            break
    return tau, rho, s2, cov


def quartile_of_peers(p: dict, e: dict, n: dict, agent: str) -> float:
    """Section 3's q75 on this agent's contacts: linear interpolation, agents with ten contacts or more."""
    gaps = sorted(float(logit(p[a]) - logit(e[a])) for a in p if n[a] >= 10)
    if len(gaps) < 4:
        return e[agent]
    place = 0.75 * (len(gaps) - 1)
    low = math.floor(place)
    high = min(low + 1, len(gaps) - 1)
    gap = gaps[low] + (place - low) * (gaps[high] - gaps[low])
    return float(expit(logit(e[agent]) + gap))


def whole_percent_down(rate: float) -> float:
    """The whole percent at or below a rate."""
    return math.floor(rate * 100 + 1e-9) / 100


def whole_percent_up(rate: float) -> float:
    """The whole percent at or above a rate."""
    return math.ceil(rate * 100 - 1e-9) / 100


def target(
    rows: list[Row],
    agent: str,
    behavior: str,
    first: date,
    last: date,
    today: date,
    gain: tuple[float, float, float] = (0.08, 0.08, 42.0),
) -> dict:
    """Section 3 for one agent and behavior: the figures of `ask target`; `gain` as of finished plans."""
    mean_gain, gain_sd, gain_days = gain
    window = [r for r in rows if first <= r.day <= last]
    agents = sorted({r.agent for r in window})
    here = pd.DataFrame(
        [
            {"agent": r.agent, "stratum": r.stratum, "x": r.x}
            for r in counted(window, losses(window)[2])
            if r.behavior == behavior
        ],
        columns=["agent", "stratum", "x"],
    )
    _, e, _, n, m, p = behavior_levels(here, agents)
    current = p[agent]
    variance = current * (1 - current) / (m + n[agent] + 1)
    q75 = quartile_of_peers(p, e, n, agent)

    def mean(days: float) -> float:
        return current + mean_gain * min(days, 60) / gain_days

    def chance(goal: float, days: float) -> float:
        return float(stats.norm.cdf((mean(days) - goal) / math.sqrt(variance + gain_sd**2)))

    def contacts(days: float) -> float:
        return max(n[agent] / ((last - first).days + 1) * (days - 7), 1e-9)

    def proof(goal: float, days: float) -> float:
        middle = (current + goal) / 2
        se = math.sqrt(middle * (1 - middle) / contacts(days) + variance)
        return float(stats.norm.cdf((goal - current) / se - 1.645))

    out = {"current_rate": current, "peer_top_quartile": q75}
    if current + 0.05 > 0.98:
        nothing = dict.fromkeys(("suggested_goal_rate", "suggested_target_on", "chance", "chance_of_proof"))
        return out | nothing | {"capped": False}
    want = min(max(whole_percent_down(q75), whole_percent_up(current + 0.05)), 0.98)
    usable = [days for days in (28, 42, 56) if contacts(days) >= 20] or [84]
    reached = [days for days in usable if chance(want, days) >= 0.5]
    days, goal, is_capped = (reached[0], want, False) if reached else (usable[-1], want, True)
    if is_capped:
        goal = max(whole_percent_down(mean(days)), whole_percent_up(current))
    return out | {
        "suggested_goal_rate": goal,
        "suggested_target_on": (today + timedelta(days=days)).isoformat(),
        "chance": chance(goal, days),
        "chance_of_proof": proof(goal, days),
        "capped": is_capped,
    }
