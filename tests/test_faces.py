from briefgen import faces, fonts
from briefgen.fonts import Face, face_bytes, face_of, fault_of
from briefgen.model.theme import STANDARD, Faces, Theme

SANS = face_bytes(face_of("Brief Sans", 600))


def theme(**uses: str) -> Theme:
    return Theme(id="north", faces=Faces(**uses))


def test_the_standard_is_set_in_faces_of_the_program() -> None:
    found = faces.faces_of(STANDARD, {})
    assert len(found) == len(set(found)) == 13
    assert set(found) < set(fonts.FACES)
    assert list(faces.missing(STANDARD, {})) == []


def test_notes_are_set_like_the_text() -> None:
    assert faces.families(STANDARD)["notes"] == "Brief Caption"
    assert faces.families(theme(text="Brief Sans"))["notes"] == "Brief Sans"


def test_a_family_of_the_desks_is_files_by_weight() -> None:
    files = {f"templates/fonts/old-hand-{weight}.ttf": SANS for weight in (400, 600)}
    own = theme(headlines="Old Hand")
    assert list(faces.missing(own, files)) == []
    assert Face("Old Hand", 600, False, SANS) in faces.faces_of(own, files)
    assert faces.face_for(own, files, "headlines", 700, italic=False) is None


def test_ours_stand_in_where_a_family_of_the_desks_may_lack_letters() -> None:
    figures = face_of("Brief Sans")
    assert faces.stand_ins(theme(headlines="Brief Sans")) == [figures]
    assert faces.stand_ins(theme(headlines="Old Hand")) == [
        figures,
        face_of("Brief Display"),
        face_of("Brief Display", 600),
    ]


def test_each_face_that_is_missing_is_named() -> None:
    files = {"templates/fonts/old-hand-400.ttf": SANS}
    assert list(faces.missing(theme(tables="Old Hand"), files)) == [
        ("tables", f"templates/fonts/old-hand-{face}.ttf") for face in ("400-italic", "600", "700")
    ]


def test_a_face_of_the_desks_stands_as_high_in_a_line_as_ours() -> None:
    again = Face("Old Hand", 600, False, SANS)
    assert fault_of(again) == ""
    assert fonts.advance("North", again, 10) == fonts.advance(
        "North", face_of("Brief Sans", 600), 10
    )


def test_a_font_that_cannot_be_set_says_why() -> None:
    variable = face_of("Brief Sans").source
    assert not isinstance(variable, bytes)
    for data, reason in [
        (b"", "it cannot be read as a font: it is not a TrueType file"),
        (b"OTTO" + SANS[4:], "it cannot be read as a font: it is not a TrueType file"),
        (SANS[:40], "it cannot be read as a font: it ends before its tables do"),
        (SANS[:2000], "it cannot be read as a font"),
        (SANS.replace(b"glyf", b"xlyf").replace(b"OS/2", b"OS/3"), "it cannot be read as a font"),
        (variable.read_bytes(), "it is variable"),
        (face_bytes(face_of("Brief Sans", 400)), "it is of weight 400 by its own account"),
        (fonts.subset(face_of("Brief Sans", 600), "abc"), "it lacks"),
    ]:
        assert fault_of(Face("Old Hand", 600, False, data)).startswith(reason), reason
