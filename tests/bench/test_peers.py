from bench.peers.content import blocks, endnotes

TEXT = """\
# A round *ends*

Prose with **weight**.[^1][^2]

- first[^2]
- second

| a | b |
| --- | --- |
| x[^1] | y |

## Notes

[^1]: **S1** ¶2: “one”
[^2]: **S2** ¶3: “two”
"""


def test_pandoc_gets_each_note_once_however_often_it_is_called() -> None:
    text = endnotes(TEXT)
    assert "Prose with **weight**.^[1](#note-1)^^[2](#note-2)^" in text
    assert text.count("“two”") == 1
    assert "[**2**]{#note-2} **S2** ¶3: “two”" in text
    assert "[^" not in text


def test_typst_gets_runs_of_words_and_calls() -> None:
    head, prose, items, table, section, first, second = blocks(TEXT)
    assert head == {
        "kind": "h1",
        "words": [
            {"t": "A round ", "b": False, "i": False},
            {"t": "ends", "b": False, "i": True},
        ],
    }
    assert prose["words"] == [
        {"t": "Prose with ", "b": False, "i": False},
        {"t": "weight", "b": True, "i": False},
        {"t": ".", "b": False, "i": False},
        {"n": "1"},
        {"n": "2"},
    ]
    assert (items["kind"], table["kind"], table["columns"]) == ("list", "table", 2)
    assert section["kind"] == "h2"
    assert (first["kind"], first["number"], second["number"]) == ("note", "1", "2")
    assert second["words"] == [
        {"t": "S2", "b": True, "i": False},
        {"t": " ¶3: “two”", "b": False, "i": False},
    ]
