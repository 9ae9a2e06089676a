"""Benchmarks, each run with `python -m bench.NAME`; each prints one JSON object last."""
