"""Files: encodings, and clear errors for what is no plan."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest

from loaders import extract_document, read_document, require_plan
from loaders.document import Document
from loaders.model import QuantityFact
from ontology.errors import InputError

TEXT = "铜陵市“十四五”卫生健康规划\r\n\r\n一、发展基础\r\n2020年人均预期寿命78.6岁，医疗服务体系不断健全。\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode(encoding))
    assert read_document(path).text.lstrip("\ufeff") == TEXT


def test_line_breaks_are_kept_and_counted(tmp_path: Path) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(TEXT.encode("utf-8"))
    document = read_document(path)
    for fact in extract_document(document):
        if fact.span:
            assert document.text[fact.span.start : fact.span.end] == fact.span.text


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (b"", "loaders.empty"),
        (b" \n\t\n", "loaders.empty"),
        (b"\x7fELF\x02\x01\x00\x00\x03", "loaders.binary"),
        ("健康".encode() + b"\xff\xfe\xfd" + "服务".encode("gb18030"), "loaders.mixed"),
        (TEXT.encode("utf-8") + TEXT.encode("gb18030"), "loaders.mixed"),
        (codecs.BOM_UTF8 + b"\xff\xff", "loaders.encoding"),
    ],
)
def test_what_cannot_be_read(tmp_path: Path, content: bytes, key: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as caught:
        read_document(path)
    assert caught.value.key == key
    assert str(path) in str(caught.value)


def test_missing_folder_and_unknown_format(tmp_path: Path) -> None:
    (tmp_path / "plan.xyz").write_text("x", encoding="utf-8")
    for path, key in (
        (tmp_path / "none.txt", "loaders.missing"),
        (tmp_path, "loaders.directory"),
        (tmp_path / "plan.xyz", "loaders.format"),
    ):
        with pytest.raises(InputError) as caught:
            read_document(path)
        assert caught.value.key == key


def test_a_text_without_a_plan(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text("今天天气很好。", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        require_plan(extract_document(read_document(path)), path)
    assert caught.value.key == "loaders.no_plan"


def test_digits_of_other_scripts_do_not_break_reading() -> None:
    text = "铜陵市“十四五”卫生健康规划\n一、主要任务\n新增床位\U00011bf0张，护士١٢人。\n"
    found = extract_document(Document("plan", text))
    assert [fact.value for fact in found if isinstance(fact, QuantityFact)] == [12]
