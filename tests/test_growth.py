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
