from briefgen import impact
from briefgen.load import load
from tests.sample import project


def test_all_that_rests_on_a_source_is_named() -> None:
    corpus, _ = load(project())
    found = impact.of_source(corpus, "gazette")
    assert found.facts == ("talks-held", "ferry-closed", "pier-pledge", "dredging-part")
    assert found.conflicts == ("what-was-agreed",)
    assert found.judgements == ("harbour 2031-03-09 no-ferry",)
    assert found.editions == ("harbour 2031-03-09",)
    assert str(found).startswith("4 facts: talks-held, ferry-closed")


def test_what_rests_on_nothing_of_it_is_not() -> None:
    corpus, _ = load(project())
    found = impact.of_fact(corpus, "dredging-part")
    assert not found
    assert impact.of_fact(corpus, "meet-again").judgements == ()
    assert impact.of_fact(corpus, "meet-again").conflicts == ("what-was-agreed",)
    assert not impact.of_source(corpus, "nowhere")
