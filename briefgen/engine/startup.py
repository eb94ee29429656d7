"""Start-up: WeasyPrint imported in half the time, and the same WeasyPrint afterwards.

Only how it is imported differs. It looks for its libraries under names that no system has them
by, and Python asks the linker and the compiler about each; and it imports fontTools, which it needs
only for kinds of fonts that we do not use; and it has its declarations of C parsed each time
(`binding`). So the search finds nothing until a name that can be loaded as it stands comes up, and
fontTools is imported when it is first called.

It steps aside where it does not know the version or the system, and where fontTools or cffi is
there already.
"""

import contextlib
import ctypes.util
import importlib.util
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any, Final

from briefgen.engine.binding import StandIn

_KNOWN: Final = "weasyprint-70.0.dist-info"
# What WeasyPrint 70 imports of fontTools, and the packages that these stand in.
_LATER: Final = (
    "fontTools",
    "fontTools.subset",
    "fontTools.ttLib",
    "fontTools.ttLib.woff2",
    "fontTools.varLib",
    "fontTools.varLib.instancer",
)


@contextlib.contextmanager
def quick_import() -> Iterator[bool]:
    """Makes an import of WeasyPrint quick meanwhile; whether it does.

    The modules that it stands in for are gone from `sys.modules` afterwards, so that whoever
    imports fontTools has the whole of it.
    """
    known = sys.platform == "linux" and _is_known()
    if not known or not sys.modules.keys().isdisjoint({"fontTools", "weasyprint", "cffi"}):
        yield False
        return
    search = ctypes.util.find_library
    stand_ins: dict[str, ModuleType] = {name: _Later(name) for name in _LATER}
    stand_ins["cffi"] = StandIn()
    sys.modules.update(stand_ins)
    ctypes.util.find_library = _nowhere
    try:
        yield True
    finally:
        ctypes.util.find_library = search
        for name, module in stand_ins.items():
            if sys.modules.get(name) is module:
                del sys.modules[name]


def _nowhere(name: str) -> str | None:  # noqa: ARG001  the signature of what it stands in for
    return None


def _is_known() -> bool:
    """Whether WeasyPrint is the version that this was proved with, told without importing it."""
    found = importlib.util.find_spec("weasyprint")
    return bool(found and found.origin and Path(found.origin).parents[1].joinpath(_KNOWN).is_dir())


class _Later(ModuleType):
    """A module that is imported when something of it is called."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__: list[str] = []

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        # What follows `except` has to be a class of exceptions when it comes to that.
        return Exception if name.endswith("Error") else _Deferred(self.__name__, name)


class _Deferred:
    """A function, class or module of a module that is imported when it is used."""

    def __init__(self, module: str, name: str) -> None:
        self._where = module, name

    def _found(self) -> Any:
        module, name = self._where
        return getattr(import_module(module), name)

    def __call__(self, *args: Any, **named: Any) -> Any:
        return self._found()(*args, **named)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._found(), name)
