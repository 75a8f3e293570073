"""How fast copies are found, beside MinHash-LSH of datasketch on the same texts.

    pip install datasketch        # in an environment outside the repository
    python crates/tawatur/benches/minhash.py ../shared/data/news-ar/reports.jsonl.gz target/release/xtask

Takes every 13th report. datasketch gets shingles of eight words, 128
permutations and a threshold of .3, and only finds candidate pairs; Tawatur
aligns the passages of each pair as well. Both run on one thread. Prints the
seconds of each and their ratio; reading the file and splitting it into words is
left out of Python's time, as parsing is left out of Tawatur's.
"""

import gzip
import json
import re
import subprocess
import sys
import time

from datasketch import MinHash, MinHashLSH

EVERY = 13


def main(reports, xtask):
    with gzip.open(reports, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][::EVERY]
    words = [re.findall(r"\w+", text) for text in texts]
    start = time.process_time()
    index = MinHashLSH(threshold=0.3, num_perm=128)
    pairs = 0
    for number, report in enumerate(words):
        shingles = {" ".join(report[i : i + 8]).encode() for i in range(len(report) - 7)}
        sketch = MinHash(num_perm=128)
        sketch.update_batch(shingles)
        pairs += len(index.query(sketch))
        index.insert(str(number), sketch)
    python = time.process_time() - start

    folder = reports.rsplit("/news-ar/", 1)[0]
    table = subprocess.run([xtask, "cost", "--data", folder], capture_output=True, text=True, check=True)
    row = next(row.split() for row in table.stdout.splitlines() if row.split()[0] == str(len(texts)))
    ours = float(row[3])
    print(f"{len(texts)} reports: datasketch {python:.2f} s ({pairs} pairs), Tawatur {ours:.2f} s")
    print(f"ratio {python / ours:.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
