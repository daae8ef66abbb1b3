"""How the answers of an agreement become the sentences and tables of a document."""
