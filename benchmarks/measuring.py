"""Measuring: every contender in a process of its own, in turn, several rounds; medians of wall and CPU."""

from __future__ import annotations

import multiprocessing
import os
import platform
import resource
import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import duckdb


@dataclass
class Watch:
    """Wall and CPU seconds by step; the CPU of all threads of this process."""

    steps: dict[str, tuple[float, float]] = field(default_factory=dict)
    peak_mb: float = 0.0

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """Add what is done inside to a step."""
        wall, cpu = time.perf_counter(), time.process_time()
        try:
            yield
        finally:
            before = self.steps.get(name, (0.0, 0.0))
            spent = (time.perf_counter() - wall, time.process_time() - cpu)
            self.steps[name] = (before[0] + spent[0], before[1] + spent[1])

    @property
    def total(self) -> tuple[float, float]:
        """Sum of all steps."""
        return tuple(map(sum, zip(*self.steps.values(), strict=True)))  # type: ignore[return-value]


@dataclass(frozen=True)
class Medians:
    """Medians over rounds: seconds by step and in total, and the highest memory of the process."""

    steps: dict[str, tuple[float, float]]
    wall: float
    cpu: float
    peak_mb: float


Contender = tuple[Callable[..., None], tuple[Any, ...]]
"""A function of a module that takes a Watch first, and the rest of its arguments."""


def run_in_turn(contenders: Mapping[str, Contender], rounds: int) -> dict[str, Medians]:
    """Every contender `rounds` times, in turn, each in a fresh process."""
    watches: dict[str, list[Watch]] = {name: [] for name in contenders}
    for _ in range(rounds):
        for name, (work, arguments) in contenders.items():
            watches[name].append(alone(work, *arguments))
    return {name: _medians(found) for name, found in watches.items()}


def alone(work: Callable[..., None], *arguments: Any) -> Watch:
    """Run once in a fresh process."""
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        return pool.apply(_watched, (work, arguments))


def _watched(work: Callable[..., None], arguments: tuple[Any, ...]) -> Watch:
    watch = Watch()
    work(watch, *arguments)
    watch.peak_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return watch


def _medians(found: list[Watch]) -> Medians:
    steps = {
        name: tuple(statistics.median(watch.steps[name][part] for watch in found) for part in (0, 1))
        for name in found[0].steps
    }
    wall, cpu = (statistics.median(watch.total[part] for watch in found) for part in (0, 1))
    return Medians(steps, wall, cpu, max(watch.peak_mb for watch in found))  # type: ignore[arg-type]


@dataclass(frozen=True)
class Line:
    """One row of a table; seconds. Ratio to the yardstick by CPU, budget as the highest ratio allowed."""

    what: str
    wall: float
    cpu: float
    ratio: float | None = None
    budget: float | None = None
    peak_mb: float | None = None
    note: str = ""


def print_head(title: str) -> None:
    """Versions, cores and load average, above every table."""
    load = ", ".join(f"{average:.1f}" for average in os.getloadavg())
    print(f"\n{title}")
    print(
        f"Python {platform.python_version()}, DuckDB {duckdb.__version__}, {os.cpu_count()} cores, "
        f"load average {load}"
    )


def print_lines(lines: list[Line], unit: str = "s") -> None:
    """The table: what, wall p50, CPU p50, ratio (CPU), budget, kept or missed."""
    factor = 1000 if unit == "ms" else 1
    head = f"{'what':<58}{'wall p50':>11}{'CPU p50':>11}{'ratio':>8}{'budget':>8}  {'':<7}{'peak MB':>8}"
    print(f"{head}  ({unit})")
    for line in lines:
        ratio = f"{line.ratio:.2f}" if line.ratio is not None else ""
        budget = f"{line.budget:g}" if line.budget is not None else ""
        peak = f"{line.peak_mb:,.0f}" if line.peak_mb else ""
        print(
            f"{line.what:<58}{line.wall * factor:>11.2f}{line.cpu * factor:>11.2f}{ratio:>8}{budget:>8}  "
            f"{_verdict(line):<7}{peak:>8}  {line.note}".rstrip()
        )


def _verdict(line: Line) -> str:
    if line.ratio is None or line.budget is None:
        return ""
    return "kept" if line.ratio <= line.budget else "MISSED"
