"""Make ontology/data/common_words.csv: everyday words, Chinese and English, with what they are grammatically.

In: dict.txt of jieba 0.42.1 (MIT): word, frequency, part of speech; en-lexicon.txt of TextBlob 0.20.1 (MIT; Brill's
lexicon, MIT; with CC-BY words of Twitter data, which fall out here): word, parts of speech, the commonest first;
frequency_dictionary_en_82_765.txt of symspellpy 6.10.1 (MIT; Google Books Ngram counts, CC BY 3.0, and SCOWL).
Out: kind (function, verb, noun), lang, words. A Chinese word is taken if met FUNCTION_MET, VERB_MET or NOUN_MET
times, a single character ONE_MET times as a verb (an adverb, a particle …); an English one among the ENGLISH_FIRST
most frequent, one for each stem, if it is no name; none is the name of a place (大连). One row a kind and a first
character.

    pip download --no-deps --no-binary jieba jieba==0.42.1 symspellpy==6.10.1 textblob==0.20.1   # then unpack them
    python scripts/make_common_words.py jieba-0.42.1/jieba/dict.txt en-lexicon.txt frequency_dictionary_en_82_765.txt
"""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent))

from queries.words.units import stem

FUNCTION = ("d", "c", "p", "r", "u", "y", "q", "f", "e", "o", "z", "ud", "ug", "uj", "ul", "uv", "uz", "k", "h", "m")
VERB = ("v", "vd", "vq", "vi", "a", "ad", "i", "l")
NOUN = ("n", "nz", "vn", "an", "b", "t", "s", "j")
FUNCTION_MET, VERB_MET, NOUN_MET, ONE_MET = 40, 17, 85, 1000
ENGLISH_FIRST = 16000
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENGLISH = re.compile(r"[a-z]{2,}")
DATA = Path(__file__).parent.parent / "ontology" / "data"


def main(chinese: Path, tags: Path, counts: Path) -> None:
    """Write common_words.csv."""
    by_first: dict[tuple[str, str, str], list[str]] = {}
    for lang, found in (("zh", chinese_words(chinese)), ("en", english_words(tags, counts))):
        for word, kind in sorted(found.items()):
            by_first.setdefault((kind, lang, word[0]), []).append(word)
    with (DATA / "common_words.csv").open("w", encoding="utf-8", newline="") as handle:
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["kind", "lang", "words"])
        writer.writerows((kind, lang, ";".join(words)) for (kind, lang, _), words in sorted(by_first.items()))


def chinese_words(source: Path) -> dict[str, str]:
    """Word → kind."""
    with (DATA / "regions.csv").open(encoding="utf-8", newline="") as handle:
        places = {name for row in csv.DictReader(handle) for name in (row["name"], row["short"])}
    found: dict[str, str] = {}
    for line in source.read_text(encoding="utf-8").splitlines():
        word, met, tag = line.split()
        often = int(met)
        if not CHINESE.fullmatch(word) or word in places:
            continue
        if len(word) == 1:
            if often >= ONE_MET and tag in (*FUNCTION, *VERB):
                found[word] = "verb"
        elif tag in FUNCTION and often >= FUNCTION_MET:
            found[word] = "function"
        elif tag in VERB and often >= VERB_MET:
            found[word] = "verb"
        elif tag in NOUN and often >= NOUN_MET:
            found[word] = "noun"
    return found


def english_words(tags: Path, counts: Path) -> dict[str, str]:
    """Word → kind; of the words of one stem the most frequent alone, a noun if any of them is one."""
    kinds: dict[str, str] = {}
    for line in tags.read_text(encoding="utf-8").splitlines():
        if line.startswith(";;;") or " " not in line:
            continue
        word, tag = line.split()[:2]
        if ENGLISH.fullmatch(word) and not tag.startswith("NNP"):
            kinds[word] = "noun" if tag.startswith("NN") else "verb" if tag.startswith(("VB", "JJ")) else "function"
    first: dict[str, str] = {}
    nouns: set[str] = set()
    with counts.open(encoding="utf-8-sig") as handle:
        frequent = [line.split()[0] for _, line in zip(range(ENGLISH_FIRST), handle, strict=False)]
    for word in frequent:
        if word in kinds:
            first.setdefault(stem(word), word)
            if kinds[word] == "noun":
                nouns.add(stem(word))
    return {word: "noun" if key in nouns else kinds[word] for key, word in first.items()}


if __name__ == "__main__":
    if len(sys.argv) != 4:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:]))
