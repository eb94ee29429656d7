"""The nouns of the desk: what the content files say, as frozen records with places."""
