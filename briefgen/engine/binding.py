"""Binding: what WeasyPrint declares of its C libraries, compiled once and remembered.

It hands cffi some hundred declarations as text, and cffi has them parsed by a parser of C in
Python: 0.12 s at each import. cffi can also write what it has made of them as a module, which is
there in 0.002 s (https://cffi.readthedocs.io/en/stable/cdef.html, "out-of-line ABI mode"). That is
kept in the memory of the program, for this text and this cffi.
"""

import io
import sys
from contextlib import redirect_stdout
from importlib import import_module
from types import ModuleType
from typing import Any, Final

from briefgen import memory

_SPARE: Final = 20
_NAME: Final = "cffi"


class StandIn(ModuleType):
    """In place of cffi, for as long as one asks it for nothing but an FFI."""

    def __init__(self) -> None:
        super().__init__(_NAME)
        self.FFI = _Declared


class _Declared:
    """An FFI that is known as soon as its declarations are."""

    def cdef(self, text: str) -> None:
        """Makes this the FFI of these declarations."""
        backend = import_module("_cffi_backend")
        key = memory.key(backend.__version__, text)
        made: dict[str, Any] = {}
        source = memory.own().found("binding", key, lambda: _written(text), _SPARE)
        exec(source, made)  # noqa: S102  written by cffi, and kept where only the user writes
        ffi = made["ffi"]
        vars(self).update({name: getattr(ffi, name) for name in dir(ffi) if name[0] != "_"})


def _written(text: str) -> bytes:
    """The declarations as a module, by cffi itself, which is there from now on."""
    sys.modules.pop(_NAME, None)
    real = import_module(_NAME).FFI()
    real.cdef(text)
    real.set_source("declared", None)
    module = io.StringIO()
    with redirect_stdout(None):  # it says that it is "generating"
        real.emit_python_code(module)
    return module.getvalue().encode()
