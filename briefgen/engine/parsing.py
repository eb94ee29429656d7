"""Parsing: a page that is written as XML is read by Expat, in a thirtieth of the time.

WeasyPrint reads HTML with a parser in Python. Where XML makes of a page just what HTML makes of it
that is not needed; any other page is left to WeasyPrint.
"""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, Final, TypeAlias
from xml.etree.ElementTree import Element, ParseError, fromstring

Foreign: TypeAlias = Any  # WeasyPrint ships no types

# The HTML standard, sections 13.1.2 "Elements" and 13.2.6 "Tree construction".
_VOID: Final = re.compile(r"<((?:br|col|hr|img|input|link|meta|wbr)\b[^<>]*?)/?>")
_DOCTYPE: Final = re.compile(r"\s*<!doctype html>", re.IGNORECASE)
# What is read in another way there: raw text, declarations, and a slash that ends nothing.
_OTHERWISE: Final = re.compile(
    r"<(?:[!?]|(?:button|form|iframe|listing|math|nobr|noscript|object|option|pre|ruby|script|select"
    r"|style|template|textarea|xmp)\b)"
    r"|<(?:[abip]|div|em|h[1-6]|li|main|nav|[ou]l|section|span|strong|table|t[dhr])\b[^<>]*/>",
    re.IGNORECASE,
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_ENDS_PARAGRAPH: Final = frozenset(
    "address article aside blockquote center details dialog dir div dl fieldset figcaption figure"
    " footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main menu nav ol p search section summary"
    " table ul".split()
)
_MIXED: Final = re.compile("[A-Z]")
# Elements that may stand in a few others only; and which may stand in those, if not any.
_PARENTS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "head": ("html",),
        "body": ("html",),
        "li": ("ul", "ol"),
        "dt": ("dl",),
        "dd": ("dl",),
        "caption": ("table",),
        "colgroup": ("table",),
        "col": ("colgroup",),
        "thead": ("table",),
        "tbody": ("table",),
        "tfoot": ("table",),
        "tr": ("thead", "tbody", "tfoot"),
        "td": ("tr",),
        "th": ("tr",),
    }
)
_KIDS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "html": ("head", "body"),
        "head": ("title", "meta", "link"),
        "table": ("caption", "colgroup", "thead", "tbody", "tfoot"),
        "colgroup": ("col",),
        "thead": ("tr",),
        "tbody": ("tr",),
        "tfoot": ("tr",),
        "tr": ("td", "th"),
    }
)


def parse(weasyprint: Foreign, html: str, base_url: str, fetcher: Foreign) -> Foreign:
    """The page as WeasyPrint's `HTML`, ready to be rendered."""
    root = elements(html)
    if root is None:
        return weasyprint.HTML(string=html, base_url=base_url, url_fetcher=fetcher)

    class Parsed(weasyprint.HTML):  # type: ignore[misc]
        def __init__(self) -> None:  # without the parser
            self.base_url, self.url_fetcher, self.media_type = base_url, fetcher, "print"
            wrapper = weasyprint.cssselect2.ElementWrapper
            self.wrapper_element = wrapper.from_html_root(root, content_language=None)
            self.etree_element = self.wrapper_element.etree_element

    return Parsed()


def elements(html: str) -> Element | None:
    """The elements of a page; None if only an HTML parser can tell what they are."""
    text, found = _DOCTYPE.subn("", html, count=1)
    if not found or _OTHERWISE.search(text):
        return None
    try:
        # Without a declaration of a document type there are no entities to expand.
        root = fromstring(_VOID.sub(r"<\1/>", text))  # noqa: S314
    except ParseError:
        return None
    return root if _is_html(root) else None


def _is_html(root: Element) -> bool:
    """True if HTML would neither add an element to these nor end one of them earlier."""
    waiting = [(root, False, False)]
    while waiting:
        element, in_paragraph, in_link = waiting.pop()
        tag = element.tag
        in_paragraph, in_link = in_paragraph or tag == "p", in_link or tag == "a"
        if tag in _KIDS and any(map(str.strip, _texts(element))):
            return False
        for kid in element:
            name = kid.tag
            if name.startswith("{"):
                continue  # a drawing, which is XML for both
            if (
                (in_paragraph and name in _ENDS_PARAGRAPH)
                or (in_link and name == "a")
                or {tag, name} <= _HEADINGS
                or name not in _KIDS.get(tag, (name,))
                or tag not in _PARENTS.get(name, (tag,))
                or _MIXED.search(" ".join((name, *kid.keys())))
            ):
                return False
            waiting.append((kid, in_paragraph, in_link))
    return root.tag == "html" and [kid.tag for kid in root] == ["head", "body"]


def _texts(element: Element) -> Iterator[str]:
    yield element.text or ""
    for kid in element:
        yield kid.tail or ""
