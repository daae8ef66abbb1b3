"""The four tables of the store; text throughout, because hashed text must come back unchanged."""

from __future__ import annotations

from sqlalchemy import Column, ForeignKey, Index, Integer, MetaData, Table, Text

metadata = MetaData()

agreement = Table(
    "agreement",
    metadata,
    Column("id", Text, primary_key=True),
    Column("created_at", Text, nullable=False),
    Column("archived_at", Text),
    Column("digest", Text, nullable=False),
)

draft = Table(
    "draft",
    metadata,
    Column("agreement_id", ForeignKey("agreement.id", ondelete="CASCADE"), primary_key=True),
    Column("saves", Integer, nullable=False),
    Column("based_on", Integer),
    Column("saved_at", Text, nullable=False),
    Column("saved_by", Text, nullable=False),
    Column("title", Text, nullable=False),
    Column("company", Text, nullable=False),
    Column("digest", Text, nullable=False),
    # Last, so that a listing never reads the pages it spills over to.
    Column("document", Text, nullable=False),
)

part = Table(
    "part",
    metadata,
    Column("agreement_id", ForeignKey("agreement.id", ondelete="CASCADE"), primary_key=True),
    Column("hash", Text, primary_key=True),
    Column("body", Text, nullable=False),
)

entry = Table(
    "entry",
    metadata,
    Column("agreement_id", ForeignKey("agreement.id", ondelete="CASCADE"), primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("hash", Text, nullable=False, unique=True),
    Column("previous", Text),
    Column("kind", Text, nullable=False),
    Column("version", Integer),
    Column("made_at", Text, nullable=False),
    Column("made_by", Text, nullable=False),
    Column("content", Text, nullable=False),
    Index("entry_by_kind", "agreement_id", "kind", "version"),
)
