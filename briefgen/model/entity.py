"""Entities: the people, bodies and places of the matter, and how the house spells them."""

from typing import Literal

from briefgen.record import Date, Line, Record, Slug


class Office(Record):
    """What a person was, and from when to when."""

    title: Line
    """The office, as printed before or after the name."""
    during: Date | None = None
    """The time it was held, as an EDTF interval: 2025-07-18/.. for since 18 July 2025."""


class Entity(Record):
    """A person, body, place, event or publisher that facts are about."""

    id: Slug
    """Unique."""
    name: Line
    """The house spelling."""
    kind: Literal["person", "body", "state", "place", "event", "publisher", "group"]
    """What it is."""
    short: Line | None = None
    """The short form that may stand alone after the first mention."""
    also: tuple[Line, ...] = ()
    """Other correct names that may be printed."""
    aliases: tuple[Line, ...] = ()
    """Spellings found in sources that the house does not print."""
    offices: tuple[Office, ...] = ()
    """For a person: offices with their times."""
    party: Slug | None = None
    """The party to the matter that it belongs to."""
    note: Line | None = None
    """What an editor should know; not printed."""


class EntityFile(Record):
    """content/entities.yaml."""

    entities: tuple[Entity, ...]
    """All entities of the desk."""
