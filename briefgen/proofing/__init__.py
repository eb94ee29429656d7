"""Proofing: what is wrong with pages that are laid out, and where that is to be mended."""
