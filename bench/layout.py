"""How long it takes to find everything's place on the page, on graphs made by rule: hubs, chains and loose parts.

Run with `python -m bench.layout [--nodes N ...]`; prints one JSON object last. Times are CPU seconds of this process.
"""

from __future__ import annotations

import argparse
import json
import random
import time

from kg.view.layout import Link, place


def synthetic(nodes: int) -> tuple[dict[str, str], list[Link]]:
    """Return the labels and twice as many links of a graph, the same every time."""
    dice = random.Random(7)
    ids = [f"n{number:06}" for number in range(nodes)]
    ends = [0]
    links = []
    for number in range(1, nodes):
        pair = number, dice.choice(ends[-500:]) if number % 3 else dice.choice(ends)
        ends.extend(pair)
        links.append(pair)
    links += [(dice.randrange(nodes), dice.choice(ends)) for _ in range(nodes + 1)]
    return {id: f"Entity number {id}" for id in ids}, [Link(ids[start], ids[end], "works with") for start, end in links]


def measured(nodes: int) -> dict[str, float]:
    labels, links = synthetic(nodes)
    start = time.process_time()
    positions = place(labels, links)
    seconds = time.process_time() - start
    width, height = (max(values) - min(values) for values in zip(*positions.values(), strict=True))
    return {"nodes": nodes, "links": len(links), "cpu_seconds": round(seconds, 2), "width": width, "height": height}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nodes", type=int, nargs="+", default=[100, 1000, 20_000], help="sizes of the graphs (default: %(default)s)")
    print(json.dumps({"layouts": [measured(nodes) for nodes in parser.parse_args().nodes]}, indent=2))


if __name__ == "__main__":
    main()
