"""How fast copies are found, beside MinHash-LSH of datasketch on the same texts.

    pip install datasketch        # in an environment outside the repository
    python crates/tawatur/benches/minhash.py ../shared/data/news-ar/reports.jsonl.gz target/release/xtask

Takes every 13th report, or every so-manieth that a third argument names. datasketch
gets shingles of eight words, 128 permutations and a threshold of .3, and finds
candidate pairs in all reports; Tawatur finds copies in all reports at once too
("of all" of `xtask cost`) and aligns their passages as well. Both by processor time
on one thread. Reading the file and splitting it into words is left out of both; the
making of shingles is in both. Prints the seconds of each and their ratio.
"""

import gzip
import json
import os
import re
import subprocess
import sys
import time

# numpy may not spread over processors, as Tawatur does not.
os.environ.setdefault("OMP_NUM_THREADS", "1")
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

from datasketch import MinHash, MinHashLSH  # noqa: E402

SHINGLE = 8


def main(reports, xtask, every="13"):
    with gzip.open(reports, "rt", encoding="utf-8") as lines:
        texts = [json.loads(line)["text"] for line in lines][:: int(every)]
    words = [re.findall(r"\w+", text) for text in texts]
    start = time.process_time()
    index = MinHashLSH(threshold=0.3, num_perm=128)
    pairs = 0
    for number, report in enumerate(words):
        shingles = {" ".join(report[i : i + SHINGLE]).encode() for i in range(len(report) - SHINGLE + 1)}
        if not shingles:
            continue
        sketch = MinHash(num_perm=128)
        sketch.update_batch(list(shingles))
        pairs += len(index.query(sketch))
        index.insert(str(number), sketch)
    python = time.process_time() - start

    folder = reports.rsplit("/news-ar/", 1)[0]
    table = subprocess.run(
        [xtask, "cost", "--data", folder, "--every", every], capture_output=True, text=True, check=True
    ).stdout
    # The column "of all, s".
    row = table.splitlines()[-1].split()
    ours = float(row[7])
    print(f"{len(texts)} reports: datasketch {python:.2f} s ({pairs} pairs), Tawatur {ours:.2f} s")
    print(f"ratio {python / max(ours, 0.01):.1f}")


if __name__ == "__main__":
    main(*sys.argv[1:])
