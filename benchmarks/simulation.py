"""Simulated centres with known truth: what the app's statistics say of them, beside raw averages.

python -m benchmarks.simulation [--seed N] [--centres N] [--scenario NAME]

Every scenario of the statistics specification, section 5, drawn contact by contact; the app's own functions
rank, flag, suggest goals and judge. "Raw" is the market's rule: raw averages, "after > before".
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Mapping
from datetime import date

from benchmarks.simulated.bars import Line, lines, reading
from benchmarks.simulated.measured import Figure, run
from benchmarks.simulated.scenarios import BY_NAME

SEED, CENTRES = 20260301, 100
DETAILS = (
    ("plans", "bias"),
    ("precision_90", "precision_90"),
    ("bias", "bias"),
    ("coverage", "coverage"),
    ("false clear", "false_clear"),
    ("false any", "false_any"),
    ("power clear", "power_clear"),
    ("power any", "power_any"),
    ("self-audit", "self_audit"),
    ("chance", "chance"),
    ("programme", "programme_bias"),
    ("prog. cover", "programme_coverage"),
)


def main() -> None:
    """Run the scenarios asked for and print the table."""
    asked = _arguments()
    measured: dict[str, dict[str, Figure]] = {}
    began = time.process_time()
    for name in asked.scenario or list(BY_NAME):
        measured[name] = run(BY_NAME[name], asked.centres, asked.seed)
        print(f"  {name}: {time.process_time() - began:.0f} s", flush=True)
    print(
        f"\nSimulation of {date.today()}, seed {asked.seed}, {asked.centres} centers of usual size a scenario"
    )
    print(f"\n{'bar':<50}{'to reach':>18}{'ours':>18}{'raw':>10}  {'scenario':<24}")
    for line in lines(measured):
        print(_bar_text(line))
    print("\nBy scenario (points: bias, chance = predicted - realised, programme = mean effect - truth)")
    _print_details(measured)


def _arguments() -> argparse.Namespace:
    """The options of the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--centres", type=int, default=CENTRES, help="centers of usual size a scenario")
    parser.add_argument(
        "--scenario", action="append", choices=list(BY_NAME), help="only this one; repeatable"
    )
    return parser.parse_args()


def _bar_text(line: Line) -> str:
    """One row: bar, to reach, ours with its Monte Carlo error, raw, kept or missed."""
    read = reading(line.bar)
    low, high = (read(end) if abs(end) != float("inf") else "" for end in (line.bar.low, line.bar.high))
    wanted = f"<= {high}" if line.bar.low == 0 and high else f"{low} to {high}" if high else f">= {low}"
    ours = f"{read(line.ours.value)} ±{read(line.ours.error)}"
    raw = read(line.raw.value) if line.raw else "-"
    kept = "kept" if line.is_kept() else "MISSED"
    return f"{line.bar.what:<50}{wanted:>18}{ours:>18}{raw:>10}  {line.scenario:<24}{kept}"


def _print_details(measured: Mapping[str, Mapping[str, Figure]]) -> None:
    """One row per scenario."""
    print(f"{'':<24}" + "".join(f"{title:>13}" for title, _ in DETAILS))
    for name, figures in measured.items():
        cells = [f"{figures['bias'].count:>13,.0f}"]
        cells += [_cell(figure, figures[figure].value) for _, figure in DETAILS[1:]]
        print(f"{name:<24}" + "".join(cells))


def _cell(figure: str, value: float) -> str:
    """A figure of the detail table: points with sign, shares in per cent."""
    is_points = figure in ("precision_90", "bias", "chance", "programme_bias")
    return f"{value:>+13.2f}" if is_points else f"{100 * value:>11.1f} %"


if __name__ == "__main__":
    main()
