"""Benchmarks that compare programs in one run. On a noisy machine ratios are meaningful, seconds are not."""
