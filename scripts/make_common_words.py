"""Make ontology/data/common_words.csv: Chinese words that say nothing of a plan's matter (的, 请问, 大概, 觉得).

In: dict.txt of jieba 0.42.1 (MIT): word, frequency, part of speech. Out: `plain` words, which may be passed over
(adverbs, conjunctions, prepositions, pronouns and particles met at least FUNCTION_MET times, verbs, adjectives, set
phrases and counts met VERB_MET times), and `content` words, which are no names but may be what is asked about (nouns
met NOUN_MET times); none of them the name of a place (大连). A question's words that are not here and not known
otherwise are taken for names that nobody knows. One row a kind and first character.

    pip download --no-deps --no-binary :all: jieba==0.42.1   # then unpack it
    python scripts/make_common_words.py jieba-0.42.1/jieba/dict.txt
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

FUNCTION = ("d", "c", "p", "r", "u", "y", "q", "f", "e", "o", "z", "ud", "ug", "uj", "ul", "uv", "uz", "k", "h")
VERB = ("v", "vd", "vq", "vi", "a", "ad", "d", "z", "i", "l", "m", "q")
NOUN = ("n", "vn", "an", "b", "t", "s", "j")
FUNCTION_MET, VERB_MET, NOUN_MET = 300, 60, 100
CHINESE = re.compile(r"[\u4e00-\u9fff]{2,}")  # single characters: question_fillers.csv, by hand
DATA = Path(__file__).parent.parent / "ontology" / "data"


def main(source: Path) -> None:
    """Write common_words.csv."""
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as handle:
        places = {name for row in csv.DictReader(handle) for name in (row["name"], row["short"])}
    found: dict[str, str] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, met, tag = line.split()
        if not CHINESE.fullmatch(word) or word in places:
            continue
        often = int(met)
        if (tag in FUNCTION and often >= FUNCTION_MET) or (tag in VERB and often >= VERB_MET):
            found[word] = "plain"
        elif tag in NOUN and often >= NOUN_MET:
            found[word] = "content"
    by_first: dict[tuple[str, str], list[str]] = {}
    for word, kind in sorted(found.items()):
        by_first.setdefault((kind, word[0]), []).append(word)
    with (DATA / "common_words.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["kind", "words"])
        writer.writerows((kind, ";".join(words)) for (kind, _), words in sorted(by_first.items()))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
