"""Facts that are only ever added: decisions about clauses."""
