"""Prometheus's text format, version 0.0.4. Three kinds of metrics are all that this product has."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from facilitate.loop_lag import Histogram

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"


@dataclass(frozen=True)
class Metric:
    """A number, or several told apart by one label. `kind` is counter or gauge."""

    name: str
    kind: str
    told: str
    values: Mapping[str, float]
    label: str = ""

    def lines(self) -> Iterator[str]:
        for value, number in self.values.items():
            yield f"{self.name}{_labelled(self.label, value)} {number:.10g}"


@dataclass(frozen=True)
class Spread:
    """A histogram. `per_unit` says how many of its own units make the one in the name: 1000 for seconds."""

    name: str
    told: str
    seen: Histogram
    per_unit: float = 1
    kind: str = "histogram"

    def lines(self) -> Iterator[str]:
        *below, count = accumulate(self.seen.counts)
        for bound, number in zip(self.seen.bounds_ms, below, strict=True):
            yield f"{self.name}_bucket{_labelled('le', f'{bound / self.per_unit:g}')} {number}"
        yield f"{self.name}_bucket{_labelled('le', '+Inf')} {count}"
        yield f"{self.name}_sum {self.seen.sum_ms / self.per_unit:.10g}"
        yield f"{self.name}_count {count}"


def gauge(name: str, told: str, number: float) -> Metric:
    """One number that rises and falls."""
    return Metric(name, "gauge", told, {"": number})


def exposed(metrics: "Iterator[Metric | Spread]") -> str:
    """The whole page."""
    return "".join(f"{line}\n" for one in metrics for line in (*_about(one), *one.lines()))


def _about(one: Metric | Spread) -> tuple[str, str]:
    return f"# HELP {one.name} {one.told}", f"# TYPE {one.name} {one.kind}"


def _labelled(label: str, value: str) -> str:
    return f'{{{label}="{value}"}}' if label else ""
