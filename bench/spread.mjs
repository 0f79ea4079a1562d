// How times lie: middle, and what all but a few stay below.

/** The value that a share of the sorted values stays at or below; null for none. */
export function quantile(sorted, share) {
  return sorted.length ? sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] : null;
}

/** @param {number[]} times milliseconds, in any order */
export function spread(times) {
  const sorted = Float64Array.from(times).sort();
  return {
    count: sorted.length,
    p50_ms: quantile(sorted, 0.5),
    p95_ms: quantile(sorted, 0.95),
    p99_ms: quantile(sorted, 0.99),
    max_ms: quantile(sorted, 1),
  };
}
