"""Tawatur's reading of pages beside Python's trafilatura: how much of the
articles each finds, and how long a page takes, in one run on one machine.

    python3 -m venv venv && venv/bin/pip install trafilatura lxml_html_clean
    venv/bin/python crates/tawatur/benches/pages-beside-python.py DATA

DATA is the folder that `cargo xtask score --data` takes, with `pages/`, the
pages of article-extraction-benchmark (https://github.com/scrapinghub/article-extraction-benchmark).
Both times are of one thread, and of the quickest of three rounds.
"""

import gzip
import json
import pathlib
import re
import statistics
import subprocess
import sys
import time
from collections import Counter

import trafilatura


def shingles(text):
    words = re.findall(r"\w+", text or "")
    found = (tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3)))
    return Counter(shingle for shingle in found if shingle)


def figures(truths, texts):
    precisions, recalls = [], []
    for truth, text in zip(truths, texts):
        truth, text = shingles(truth), shingles(text)
        hits = sum((truth & text).values())
        if text:
            precisions.append(hits / sum(text.values()))
        if truth:
            recalls.append(hits / sum(truth.values()))
    precision, recall = statistics.mean(precisions), statistics.mean(recalls)
    return precision, recall, 2 * precision * recall / (precision + recall)


def main():
    data = pathlib.Path(sys.argv[1])
    truth = json.loads((data / "pages/ground-truth.json").read_text(encoding="utf-8"))
    pages = {
        name: gzip.decompress((data / f"pages/html/{name}.html.gz").read_bytes()).decode("utf-8")
        for name in truth
    }
    quickest = float("inf")
    for _ in range(3):
        start = time.perf_counter()
        found = {name: trafilatura.extract(page, include_comments=False) for name, page in pages.items()}
        quickest = min(quickest, (time.perf_counter() - start) * 1000 / len(pages))

    def show(what, names):
        names = list(names)
        scores = figures([truth[name]["articleBody"] for name in names], [found[name] for name in names])
        print(f"trafilatura {trafilatura.__version__}, {what}: precision, recall, F1 =", *(f"{x:.3f}" for x in scores))

    show("all", truth)
    # The same half that `cargo xtask score pages` holds back.
    show("held back", (name for name in truth if int(name[-1], 16) % 2))
    print(f"trafilatura, milliseconds a page: {quickest:.2f}")
    command = ["cargo", "run", "--release", "-q", "-p", "xtask", "--", "score", "pages", "--data", str(data)]
    table = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    print(table, end="")
    ours = float(re.search(r"milliseconds a page.*?([\d.]+)$", table, re.M).group(1))
    print(f"times as fast: {quickest / ours:.1f}")


if __name__ == "__main__":
    main()
