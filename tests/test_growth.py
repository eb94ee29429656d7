import gc
from contextlib import suppress

import pytest

from briefgen.growth import growing


@pytest.mark.parametrize("enabled", [True, False])
def test_the_search_for_garbage_is_as_it_was(*, enabled: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if enabled else gc.disable)()
        with suppress(KeyError), growing():
            assert not gc.isenabled()
            raise KeyError
        assert gc.isenabled() == enabled
    finally:
        (gc.enable if before else gc.disable)()


def test_what_stays_is_passed_over_by_later_searches() -> None:
    before = gc.isenabled()
    try:
        gc.enable()
        with growing(stays=True):
            kept = [[number] for number in range(1000)]
        assert gc.get_freeze_count() >= len(kept)
        gc.unfreeze()
        with growing():
            pass
        assert gc.get_freeze_count() == 0
    finally:
        gc.unfreeze()
        (gc.enable if before else gc.disable)()
