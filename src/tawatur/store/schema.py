"""The one schema, on SQLite and PostgreSQL alike. Changes come as migrations, never by editing a past one."""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    Column,
    DateTime,
    Float,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    text,
)

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s"},
)

cases = Table(
    "cases",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("as_of", String(10), nullable=False, server_default=""),
    Column("build", Integer, nullable=False, server_default=text("0")),
    Column("built_at", DateTime(timezone=True), nullable=True),
    Column("file", JSON, nullable=True),
)

# One row a version of a document; `current` marks the one that counts.
documents = Table(
    "documents",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("version", String(40), primary_key=True),
    Column("current", Boolean, nullable=False),
    Column("origin", Text, nullable=False),
    Column("raw_hash", String(40), nullable=False),
    Column("meta", LargeBinary, nullable=False),
    Column("text", Text, nullable=False),
    Column("read_at", DateTime(timezone=True), nullable=False),
)
Index("ix_documents_current", documents.c.case_id, documents.c.current, documents.c.id)

# What was found in one version of a document, as one value; `digest` is what linking needs of it.
annotated = Table(
    "annotations",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("document", Text, primary_key=True),
    Column("version", String(40), primary_key=True),
    Column("lexicon", String(40), nullable=False),
    Column("program", String(40), nullable=False),
    Column("payload", LargeBinary, nullable=False),
    Column("digest", LargeBinary, nullable=True),
)

# One row a finding, within a document or across them: leads from an id to where it stands.
findings = Table(
    "findings",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("layer", String(20), nullable=False),
    Column("document", Text, nullable=True),
    Column("start", Integer, nullable=True),
    Column("end", Integer, nullable=True),
    Column("rule", Text, nullable=False),
    Column("confidence", Float, nullable=False),
)
Index("ix_findings_document", findings.c.case_id, findings.c.document)

# Findings across documents, as values; `position` orders those of a process.
linked = Table(
    "linked",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("layer", String(20), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("position", Integer, nullable=False),
    Column("payload", LargeBinary, nullable=False),
)

# What lists and filters ask of them, without the value: `rank` is the order of the workspace's lists, days are
# proleptic ordinals. Their words are found by search (`search_rows`).
listed = Table(
    "listed",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("layer", String(20), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("rank", BigInteger, nullable=False),
    Column("day_low", Integer, nullable=True),
    Column("day_high", Integer, nullable=True),
    Column("kind", String(20), nullable=True),
    Column("status", String(20), nullable=True),
    Column("holder", Text, nullable=True),
    Column("reports", Integer, nullable=True),
    Column("origins_low", Integer, nullable=True),
    Column("origins_high", Integer, nullable=True),
    Column("confidence", Float, nullable=False),
)
Index("ix_listed_rank", listed.c.case_id, listed.c.layer, listed.c.rank)
Index("ix_listed_kind", listed.c.case_id, listed.c.layer, listed.c.kind, listed.c.rank)
Index("ix_listed_holder", listed.c.case_id, listed.c.layer, listed.c.holder, listed.c.rank)
Index("ix_listed_reports", listed.c.case_id, listed.c.layer, listed.c.reports.desc(), listed.c.rank)
Index("ix_listed_day", listed.c.case_id, listed.c.layer, listed.c.day_low, listed.c.status)
Index("ix_listed_confidence", listed.c.case_id, listed.c.layer, listed.c.confidence)

# What a finding across documents was made of: ids of findings in one document; of a passage, its two documents.
members = Table(
    "members",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("member", Text, primary_key=True),
    Column("layer", String(20), primary_key=True),
    Column("finding", String(60), primary_key=True),
)

Index("ix_members_finding", members.c.case_id, members.c.layer, members.c.finding)

# One row a report: what lists and filters ask of it. `sort_day` orders them, undated ones first.
reports = Table(
    "reports",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("id", Text, primary_key=True),
    Column("title", Text, nullable=False),
    Column("outlet", Text, nullable=True),
    Column("how", String(20), nullable=True),
    Column("day_low", Integer, nullable=True),
    Column("day_high", Integer, nullable=True),
    Column("sort_day", Integer, nullable=False),
    Column("words", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("unnamed", Integer, nullable=False),
    Column("agencies", JSON, nullable=False),
)
Index("ix_reports_day", reports.c.case_id, reports.c.sort_day, reports.c.id)
Index("ix_reports_outlet", reports.c.case_id, reports.c.outlet, reports.c.sort_day, reports.c.id)

# Views of a whole case, computed when it is linked: its home, its sources, its map.
views = Table(
    "views",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("name", String(40), primary_key=True),
    Column("payload", LargeBinary, nullable=False),
)

# What can be found by words: reports, and the findings that lists show. Their keys stand in the FTS5 table
# `search_words` (SQLite, by rowid) or in a tsvector column `keys` (PostgreSQL), made by the migration.
search_rows = Table(
    "search_rows",
    metadata,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("case_id", String(40), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("ref", Text, nullable=False),
)
Index("ix_search_rows_ref", search_rows.c.case_id, search_rows.c.kind, search_rows.c.ref)

# Files that were read to their end; unchanged ones are not read again.
sources = Table(
    "sources",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("path", Text, primary_key=True),
    Column("size", Integer, nullable=False),
    Column("changed_ns", String(24), nullable=False),
    Column("program", String(80), nullable=False),
)

issues = Table(
    "issues",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("kind", String(40), nullable=False),
    Column("where", Text, nullable=False),
    Column("message", Text, nullable=False),
    Column("document", Text, nullable=True),
    Column("read", Boolean, nullable=False),
    Column("source", Text, nullable=False),
)

# Append-only: rows are added, never changed.
judgements = Table(
    "judgements",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("finding", String(60), nullable=False),
    Column("verdict", String(20), nullable=False),
    Column("author", Text, nullable=False),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("value", JSON, nullable=False),
    Column("note", Text, nullable=False, server_default=text("''")),
    Column("undoes", String(60), nullable=True),
    Column("anchor", JSON, nullable=True),
    Column("others", JSON, nullable=True),
)
Index("ix_judgements_finding", judgements.c.case_id, judgements.c.finding)

# Which finding each judgement is on now; written anew by every linking.
anchored = Table(
    "anchored",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("judgement", String(60), primary_key=True),
    Column("finding", String(60), nullable=True),
    Column("how", String(10), nullable=False),
)
Index("ix_anchored_finding", anchored.c.case_id, anchored.c.finding)

# Linkings of a case, and what each showed of a finding: a row only where it differs from the one before (null: gone).
builds = Table(
    "builds",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("as_of", String(10), nullable=False),
    Column("reports", Integer, nullable=False),
)
seen = Table(
    "seen",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("layer", String(20), primary_key=True),
    Column("finding", String(60), primary_key=True),
    Column("build", Integer, primary_key=True),
    Column("row", LargeBinary, nullable=True),
)

Index("ix_seen_build", seen.c.case_id, seen.c.build)

# Builds remembered by name.
marks = Table(
    "marks",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("name", String(80), primary_key=True),
    Column("build", Integer, nullable=False),
)

# The ledger: what each run read and with what.
runs = Table(
    "runs",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("id", String(60), primary_key=True),
    Column("started_at", DateTime(timezone=True), nullable=False),
    Column("finished_at", DateTime(timezone=True), nullable=True),
    Column("program", String(40), nullable=False),
    Column("lexicon", String(40), nullable=False),
    Column("counts", JSON, nullable=False),
)

accounts = Table(
    "accounts",
    metadata,
    Column("name", String(80), primary_key=True),
    Column("password", Text, nullable=False),
    Column("admin", Boolean, nullable=False),
    Column("closed", Boolean, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
)

roles = Table(
    "roles",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("account", String(80), primary_key=True),
    Column("role", String(20), nullable=False),
)
Index("ix_roles_account", roles.c.account)

# Secrets of sessions and tokens are hashes of what the browser or program holds.
sessions = Table(
    "sessions",
    metadata,
    Column("secret", String(64), primary_key=True),
    Column("account", String(80), nullable=False),
    Column("csrf", String(64), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=False),
)

tokens = Table(
    "tokens",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("secret", String(64), nullable=False, unique=True),
    Column("account", String(80), nullable=False),
    Column("label", Text, nullable=False),
    Column("created_at", DateTime(timezone=True), nullable=False),
    Column("expires_at", DateTime(timezone=True), nullable=True),
)

# Append-only: who did what, when.
audit = Table(
    "audit",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("at", DateTime(timezone=True), nullable=False),
    Column("case_id", String(40), nullable=True),
    Column("account", Text, nullable=False),
    Column("action", String(40), nullable=False),
    Column("about", JSON, nullable=False),
)
Index("ix_audit_case", audit.c.case_id, audit.c.id)

# When a reader last said to have seen a case.
visits = Table(
    "visits",
    metadata,
    Column("case_id", String(40), primary_key=True),
    Column("account", String(80), primary_key=True),
    Column("at", DateTime(timezone=True), nullable=False),
)
