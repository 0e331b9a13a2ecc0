"""Keys of search stand behind the scope of their row; rows that are there are written anew."""

import re
from hashlib import blake2b

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_CHUNK = 2000
_BELONGS = re.compile("z[0-9a-f]{16}")  # outlet or speaker of a row


def _scope(case_id: str, kind: str) -> str:
    return blake2b(f"{case_id}\x1f{kind}".encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def upgrade() -> None:
    bind = op.get_bind()
    scopes = {
        (row.case_id, row.kind): _scope(row.case_id, row.kind)
        for row in bind.execute(sa.text("SELECT DISTINCT case_id, kind FROM search_rows"))
    }
    if bind.dialect.name != "sqlite":
        # Before, one key was the scope itself (z and its hash), and outlet and speaker were such keys too.
        rewrite = sa.text(
            "UPDATE search_rows SET keys = array_to_tsvector(ARRAY("
            r"SELECT :scope || regexp_replace(lexeme, '^z([0-9a-f]{16})$', '0z\1') FROM unnest(keys) "
            "WHERE lexeme <> 'z' || :scope)) WHERE case_id = :case_id AND kind = :kind"
        )
        for (case_id, kind), scope in scopes.items():
            bind.execute(rewrite, {"scope": scope, "case_id": case_id, "kind": kind})
        return
    op.execute("ALTER TABLE search_words RENAME TO search_before")
    op.execute("CREATE VIRTUAL TABLE search_words USING fts5(keys, detail=none, columnsize=0, tokenize='unicode61')")
    op.execute("CREATE VIRTUAL TABLE search_vocabulary USING fts5vocab(search_words, 'row')")
    query = sa.text(
        "SELECT r.id, r.case_id, r.kind, b.keys FROM search_rows r JOIN search_before b ON b.rowid = r.id "
        "WHERE r.id > :after ORDER BY r.id LIMIT :chunk"
    )
    after = -1
    while rows := bind.execute(query, {"after": after, "chunk": _CHUNK}).all():
        made = [{"id": row.id, "keys": _rewritten(row.keys, scopes[row.case_id, row.kind])} for row in rows]
        bind.execute(sa.text("INSERT INTO search_words (rowid, keys) VALUES (:id, :keys)"), made)
        after = rows[-1].id
    op.execute("DROP TABLE search_before")
    op.execute("INSERT INTO search_words (search_words) VALUES ('optimize')")


def _rewritten(keys: str, scope: str) -> str:
    """The keys of a row behind its scope."""
    own = f"z{scope}"
    named = (f"0{key}" if _BELONGS.fullmatch(key) else key for key in keys.split() if key != own)
    return " ".join(scope + key for key in named)


def downgrade() -> None:
    """The earlier program's next build writes rows where there are none."""
    op.execute("DELETE FROM search_rows")
    if op.get_bind().dialect.name == "sqlite":
        op.execute("DROP TABLE search_vocabulary")
        op.execute("DROP TABLE search_words")
        op.execute("CREATE VIRTUAL TABLE search_words USING fts5(keys, detail=none, tokenize='unicode61')")
