"""briefgen: curated facts and source excerpts become dated, cited briefs."""

__version__ = "0.1.0"
