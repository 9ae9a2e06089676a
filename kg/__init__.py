"""kg: documents in, an RDF knowledge graph out, in which every triple shows its words."""
