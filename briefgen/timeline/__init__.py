"""Timelines: what is marked when (`chronology`), and where it stands on the page (`placing`)."""
