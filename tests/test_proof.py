from pathlib import Path

from tests.sample import EDITION
from tests.test_build import lay_out
from tests.test_cli import run

# Its last word is kept from its line by a space that a break may not be at.
CROWDED = EDITION.replace("took place on 3 March.[", f"took place {'long' * 30} on 3 March.[")


def test_it_draws_the_pages_and_says_that_all_is_well(tmp_path: Path) -> None:
    root = lay_out(tmp_path)
    stale = root / "output/proof/harbour-2031-03-09/page-09.png"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"from before")
    code, out, _ = run("proof", "--dpi", "20", root=root)
    written = [Path(line).relative_to(root / "output/proof") for line in out.split()]
    names = ["page-01.png", "page-02.png", "page-03.png", "contact-sheet.png"]
    assert written == [Path("harbour-2031-03-09", name) for name in names]
    assert not stale.exists()
    assert code == 0


def test_a_fault_is_a_warning_at_its_place_or_an_error_if_strict(tmp_path: Path) -> None:
    root, out = lay_out(tmp_path / "project", edition=CROWDED), tmp_path / "out"
    code, _, err = run("proof", "harbour", "--out", str(out), "--dpi", "20", root=root)
    assert code == 0
    assert "content/editions/harbour/2031-03-09.yaml:23:30: warning: page 2: " in err
    assert "[overflow]" in err
    assert (out / "harbour-2031-03-09/page-01.png").exists()
    assert not (root / "output").exists()
    assert run("proof", "harbour", "--strict", "--dpi", "20", root=root)[0] == 1
