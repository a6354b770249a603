"""Characters that show nothing, references and tags that a page left undecoded, unusual line ends, Markdown, and

the marks of footnotes.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from loaders.plain.origin import Edit

# zero-width spaces and joiners, marks of direction, word joiner, byte order mark, soft hyphen
_UNSEEN = "\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad"
_LINE_ENDS = "\u2028\u2029\u0085\u000b\u000c"  # separators, next line, vertical tab, form feed
_MARKDOWN = r"^[ \t\u3000\u00a0]*#{1,6}[ \t]+|\*\*"
# 重大慢性病[1]过早死亡率
_FOOTNOTE = r"(?<=[\u4e00-\u9fff）)”%％])[\[［]\d{1,2}[\]］](?=[\u4e00-\u9fff，,。、；;：:（(\d<>≥≤])"
_TAG = r"</?(?:sup|sub|b|strong|i|em|u|span|font)(?:\s[^<>\n]{0,200})?>"
_BREAK = r"<br\s?/?>"
_REFERENCE = r"&(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[A-Za-z]{2,8}\d{0,2});"
_MARK = re.compile(
    rf"(?P<unseen>[{_UNSEEN}]+|{_MARKDOWN}|{_FOOTNOTE}|{_TAG}|(?<=[\n\r])\f|\f(?=[\n\r]))"
    rf"|(?P<line>[{_LINE_ENDS}])|(?P<broken>{_BREAK})|{_REFERENCE}",
    re.MULTILINE | re.IGNORECASE,
)


def marks(text: str) -> Iterator[Edit]:
    """Nothing for what shows nothing, a line feed for other line ends, the character that a reference stands for."""
    for found in _MARK.finditer(text):
        if found["unseen"]:
            yield Edit(found.start(), found.end(), "")
        elif found["line"]:
            yield Edit(found.start(), found.end(), "\n")
        elif found["broken"]:  # inside a cell of a piped row it breaks the cell's words, elsewhere the line
            yield Edit(found.start(), found.end(), "" if _in_piped_row(text, found.start()) else "\n")
        elif (meant := html.unescape(found.group())) != found.group():
            yield Edit(found.start(), found.end(), "" if re.fullmatch(f"[{_UNSEEN}]*", meant) else meant)


def _in_piped_row(text: str, at: int) -> bool:
    """Whether a pipe stands in the line around an offset."""
    end = text.find("\n", at)
    return "|" in text[text.rfind("\n", 0, at) + 1 : end if end >= 0 else len(text)]
