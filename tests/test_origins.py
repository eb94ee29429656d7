from hypothesis import given
from hypothesis import strategies as st

from briefgen.load import load
from briefgen.origins import SHARED_WORDS, of_excerpts, of_facts, shared_passages
from tests.sample import project

WORDS = [f"word{n}" for n in range(400)]


def test_documents_are_not_origins() -> None:
    corpus, _ = load(project())
    assert str(of_facts(corpus, ["talks-held"])) == "2 documents, 0 established origins"
    texts = project()
    for name in ("gazette", "herald"):
        path = f"content/sources/{name}.yaml"
        texts[path] = texts[path].replace(
            "short:", "origin_group: agency\norigin_basis: seen\nshort:"
        )
    copies, _ = load(texts)
    assert str(of_facts(copies, ["talks-held"])) == "2 documents, 1 established origin"
    texts["content/sources/herald.yaml"] = texts["content/sources/herald.yaml"].replace(
        "origin_group: agency", "origin_group: ministry"
    )
    two, _ = load(texts)
    assert str(of_facts(two, ["talks-held"])) == "2 documents, 2 established origins"
    assert of_excerpts(two, ["gazette/met", "nowhere/x"]).documents == 1


def test_a_shared_passage_is_found_whatever_its_case_and_marks() -> None:
    passage = " ".join(WORDS[:SHARED_WORDS])
    found = shared_passages({"a": f"x {passage}. y", "b": f"z, {passage.upper()}! w"})
    [one] = found
    assert (one.first, one.second, one.words) == ("a", "b", SHARED_WORDS)
    assert one.text == passage


@given(st.data())
def test_it_agrees_with_looking_at_every_place(data: st.DataObject) -> None:
    few = st.lists(st.sampled_from(WORDS[:3]), max_size=40)
    first, second = data.draw(few), data.draw(few)
    found = shared_passages({"a": " ".join(first), "b": " ".join(second)})
    longest = 0
    for i in range(len(first)):
        for j in range(len(second)):
            n = 0
            while i + n < len(first) and j + n < len(second) and first[i + n] == second[j + n]:
                n += 1
            longest = max(longest, n)
    if longest < SHARED_WORDS:
        assert found == []
    else:
        assert found
        assert found[0].words >= SHARED_WORDS
