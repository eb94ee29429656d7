"""`briefgen schema`: JSON Schema for editors, from the same models that check the content."""

from pathlib import Path

import click


@click.command()
@click.argument("kind", required=False)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    help="Write the schema of every kind into this folder (content/schema).",
)
def schema(kind: str | None, folder: Path | None) -> None:
    """Print the JSON Schema of one KIND of content file, or write all of them."""
    # Late, so that --help does not wait for pydantic.
    from briefgen.schema import schemas  # noqa: PLC0415

    found = schemas()
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in found.items():
            path = folder / f"{name}.json"
            path.write_text(text, encoding="utf-8")
            click.echo(path)
    elif kind is not None and kind in found:
        click.echo(found[kind], nl=False)
    else:
        raise click.UsageError(f"name a kind: {', '.join(found)}; or use --write")
