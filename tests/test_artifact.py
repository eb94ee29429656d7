from datetime import date

from briefgen.artifact import Artifact, ArtifactSet


def digest(*files: tuple[str, bytes]) -> str:
    made = tuple(Artifact(name, data) for name, data in files)
    return ArtifactSet("weekly", date(2025, 7, 27), made).digest


def test_the_digest_knows_each_name_and_each_byte() -> None:
    assert digest(("a.md", b"1")) == digest(("a.md", b"1"))
    different = [
        digest(("a.md", b"1")),
        digest(("b.md", b"1")),
        digest(("a.md", b"2")),
        digest(("a.md", b"1"), ("b.md", b"")),
        digest(("a.md", b""), ("b.md", b"1")),
        digest(("a.md", b"b.md\x001\x00")),
        digest(),
    ]
    assert len(set(different)) == len(different)


def test_the_digest_does_not_know_the_order_of_the_files() -> None:
    one, two = ("a.md", b"1"), ("b.md", b"2")
    assert digest(one, two) == digest(two, one)
