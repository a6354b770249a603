"""Who asks and what for, in front of what is asked. In: a text. Out: where that ends."""

from __future__ import annotations

import re

# who asks, in front of what is asked: 我们做督查的，…; As an auditor, …
_ASKER = re.compile(
    r"^\W*(?:(?:你好|您好|大家好)\W*)?(?:我们?|咱们?|本人)(?:是|在|做|正在|就是|这边是)[^，,。：:]{1,14}[，,。：:]"
    r"|^\W*(?:(?:hi|hello|hey)\W+)?"
    r"(?:as an?|(?:i'?m|i am) (?:an? |(?!look|interest|try|search|after|ask|want|curious))|we'?re|we are"
    r"|for (?:my|our|a|an))\b[^,.:;]{1,40}[,.:;]"
    r"|^\W*[^，,。：:？?]{1,14}(?:来问|想问|要问|问一句|问一下|要用|要看|请教|想请教|托我问|参考)[：:]"
    r"|^\W*给[^，,。：:？?]{1,10}看[：:，,]"
    r"|^\W*i'?m an? [^,.:;]{1,60}? and (?:would|i'?d|want|need)\b",
    re.IGNORECASE,
)
# what the answer is for, in front of it: 老师好，我毕业论文想做…，; Hello, I am checking …; To settle a bet, …
_CONTEXT = re.compile(
    r"^\W*(?:[^，,。：:？?]{0,4}好[，,。！!\s]*)?(?:[^，,。：:？?]{0,6}(?:我|咱|本人|写|做|为了)[^，,。：:？?]{0,24})[，,。：:；;]"
    r"|^\W*(?:(?:hi|hello|hey|dear \w+|good \w+)\W+)?"
    r"(?:i|we|i'?m|we'?re|i'?ve|my|our|for my|for our)\b[^.:;?]{1,120}[.:;]"
    r"|^\W*to \w+[^,.:;?]{1,40},",
    re.IGNORECASE,
)


def end_of_asker(text: str) -> int:
    """Where the words on who asks end, 0 if there are none."""
    hit = _ASKER.match(text)
    return hit.end() if hit else 0


def end_of_context(text: str) -> int:
    """Where a first clause on what the answer is for ends, 0 if there is none or nothing behind it."""
    hit = _CONTEXT.match(text)
    return hit.end() if hit and text[hit.end() :].strip() else 0
