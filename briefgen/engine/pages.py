"""Pages as they were set: what stands where, as plain data for whoever judges them.

All lengths are in points; places are counted from the top left corner of the paper.
"""

from collections.abc import Sequence

from briefgen.value import Frozen


class Piece(Frozen):
    """A run of letters of one size; `names` are the tags and classes of all that it stands in."""

    text: str
    size: float
    names: frozenset[str]
    superior: bool


class Line(Frozen):
    """One line of text, made of what is seen of it.

    `left` and `right` are the ends of what stands on it; `free` is the room that was left, less
    than nothing if it is too long. `head` is the room that its first unbreakable piece takes, with
    the space before it: what the line before it would have needed. A `forced` line ends where the
    text says.
    """

    pieces: Sequence[Piece]
    left: float
    top: float
    right: float
    bottom: float
    free: float
    head: float
    forced: bool

    @property
    def text(self) -> str:
        """All that it shows."""
        return "".join(piece.text for piece in self.pieces).strip()

    @property
    def words(self) -> str:
        """What it shows, without the calls of notes."""
        return "".join(piece.text for piece in self.pieces if not piece.superior).strip()


class Block(Frozen):
    """A paragraph, heading, cell or label, or what stands of it on one page.

    `id` is the same on every page that it reaches. `names` are the tags and, with a point, the
    classes of the element and of all that it stands in, `hosts` the ids of these; `tag` is its
    own. `width` is what its lines may fill. `furniture` stands in the margins of the page.
    """

    id: int
    tag: str
    names: frozenset[str]
    hosts: frozenset[int]
    width: float
    lines: Sequence[Line]
    furniture: bool

    @property
    def words(self) -> str:
        """Its text without the calls of notes."""
        return " ".join(line.words for line in self.lines if line.words)


class Part(Frozen):
    """An element, or what stands of it on one page.

    `id` is the same on every page that it reaches; `whole` is true if the stylesheet wants it
    unbroken.
    """

    id: int
    tag: str
    names: frozenset[str]
    top: float
    bottom: float
    whole: bool


class Page(Frozen):
    """One page: its paper, the edges of its text area, and what stands there in reading order.

    `paper` is the width of the sheet. `reach` is how far down the lowest line or picture of the
    text area reaches, `depth` how far from its top the lowest edge of all that ends on this page
    and does not go on over the next.
    """

    number: int
    paper: float
    left: float
    top: float
    right: float
    bottom: float
    reach: float
    depth: float
    blocks: Sequence[Block]
    parts: Sequence[Part]

    @property
    def fill(self) -> float:
        """How much of the depth of the text area is used, from 0 to 1."""
        depth = self.bottom - self.top
        return round((self.reach - self.top) / depth, 3) if depth else 0.0
