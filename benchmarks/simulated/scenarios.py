"""What differs between simulated centres. Rates are shares met; a month is 30 days."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scenario:
    """One kind of centre. Everything not named here is drawn anew for each centre."""

    name: str
    agents: tuple[int, int] = (60, 180)
    contacts: tuple[float, float] = (15.0, 60.0)
    """Scored contacts of an agent in a month, from and to."""
    trend: float = 0.0
    """Log-odds a week that everyone gains, on top of the random weekly trend."""
    additive: float = 0.0
    """Share met a week that everyone gains."""
    wandering: float = 0.0
    """Standard deviation of the weekly step (log-odds) of each agent's own level."""
    is_mix_changing: bool = False
    """Half of the agents get other channels on the day the plans are shared."""
    coached: float = 0.15
    """Share of the agents coached on each behavior: the worst on the raw last 30 days."""


SCENARIOS = (
    Scenario("base"),
    Scenario("trend up", trend=0.04),
    Scenario("trend down", trend=-0.04),
    Scenario("additive trend", additive=0.008),
    Scenario("wandering rates", wandering=0.10),
    Scenario("mix change", is_mix_changing=True),
    Scenario("thin", contacts=(8.0, 20.0)),
    Scenario("rich", contacts=(60.0, 200.0)),
    Scenario("few agents", agents=(30, 30)),
    Scenario("nearly everyone coached", coached=0.85),
    Scenario("large", agents=(1000, 1000)),
)

BY_NAME = {scenario.name: scenario for scenario in SCENARIOS}
