"""Measures the product under load, as anybody can repeat it. Explained in docs/performance.md."""
