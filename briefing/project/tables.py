"""The tables and indexes of a .brief file, statement by statement. As data, longer than other files.

They are those of format 1, to the letter, and never change: what comes later is a migration (`schema.py`).
"""
# SPDX-License-Identifier: MIT

from __future__ import annotations

TRACKED_DDL: tuple[str, ...] = (
    """CREATE TABLE origin (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        description TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE source (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        title TEXT NOT NULL,
        byline TEXT NOT NULL,
        publisher TEXT NOT NULL,
        published_earliest TEXT,
        published_latest TEXT,
        published_words TEXT,
        language TEXT NOT NULL,
        address TEXT NOT NULL,
        accessed TEXT NOT NULL,
        reliability TEXT,
        credibility TEXT,
        descriptor TEXT NOT NULL,
        marking TEXT NOT NULL,
        state TEXT NOT NULL,
        notes TEXT NOT NULL,
        file_name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        original_hash TEXT NOT NULL,
        found TEXT NOT NULL,
        origin_id TEXT REFERENCES origin (id) DEFERRABLE INITIALLY DEFERRED,
        origin_reason TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE revision (
        id TEXT NOT NULL PRIMARY KEY,
        source_id TEXT NOT NULL REFERENCES source (id) DEFERRABLE INITIALLY DEFERRED,
        text_hash TEXT NOT NULL,
        characters INTEGER NOT NULL,
        words INTEGER NOT NULL,
        extractor TEXT NOT NULL,
        extractor_version TEXT NOT NULL,
        read_at TEXT NOT NULL,
        headings TEXT NOT NULL,
        pages TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE passage (
        id TEXT NOT NULL PRIMARY KEY,
        revision_id TEXT NOT NULL REFERENCES revision (id) DEFERRABLE INITIALLY DEFERRED,
        start INTEGER NOT NULL,
        "end" INTEGER NOT NULL,
        quote TEXT NOT NULL,
        prefix TEXT NOT NULL,
        suffix TEXT NOT NULL,
        paragraph INTEGER NOT NULL,
        translation TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE evidence (
        id TEXT NOT NULL PRIMARY KEY,
        item_kind TEXT NOT NULL,
        item_id TEXT NOT NULL,
        passage_id TEXT NOT NULL REFERENCES passage (id) DEFERRABLE INITIALLY DEFERRED,
        stance TEXT NOT NULL,
        consistency TEXT,
        weight REAL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE actor (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        name TEXT NOT NULL,
        type TEXT NOT NULL,
        aliases TEXT NOT NULL,
        role TEXT NOT NULL,
        interest TEXT NOT NULL,
        capability TEXT NOT NULL,
        position TEXT NOT NULL,
        leverage TEXT NOT NULL,
        notes TEXT NOT NULL,
        threat_actor INTEGER NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE relation (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        from_actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
        to_actor_id TEXT NOT NULL REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
        type TEXT NOT NULL,
        period_earliest TEXT,
        period_latest TEXT,
        period_words TEXT,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE risk (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        title TEXT NOT NULL,
        statement TEXT NOT NULL,
        objective TEXT NOT NULL,
        category TEXT NOT NULL,
        likelihood_scale TEXT,
        likelihood_term TEXT,
        impact TEXT,
        confidence TEXT,
        confidence_basis TEXT NOT NULL,
        horizon_earliest TEXT,
        horizon_latest TEXT,
        horizon_words TEXT,
        trend TEXT,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE judgement (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        statement TEXT NOT NULL,
        likelihood_scale TEXT,
        likelihood_term TEXT,
        confidence TEXT,
        confidence_basis TEXT NOT NULL,
        would_change TEXT NOT NULL,
        horizon_earliest TEXT,
        horizon_latest TEXT,
        horizon_words TEXT,
        place REAL NOT NULL,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE event (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        title TEXT NOT NULL,
        description TEXT NOT NULL,
        period_earliest TEXT,
        period_latest TEXT,
        period_words TEXT,
        forecast INTEGER NOT NULL,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE quote (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        speaker_id TEXT REFERENCES actor (id) DEFERRABLE INITIALLY DEFERRED,
        attribution TEXT NOT NULL,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE note (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        text TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE assumption (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        statement TEXT NOT NULL,
        support TEXT,
        basis TEXT NOT NULL,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE indicator (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        statement TEXT NOT NULL,
        threshold TEXT NOT NULL,
        sighting TEXT NOT NULL,
        seen_earliest TEXT,
        seen_latest TEXT,
        seen_words TEXT,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE gap (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        question TEXT NOT NULL,
        importance TEXT,
        collection TEXT NOT NULL,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE hypothesis (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        question TEXT NOT NULL,
        statement TEXT NOT NULL,
        probability REAL,
        notes TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE tag (
        id TEXT NOT NULL PRIMARY KEY,
        name TEXT NOT NULL,
        colour TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE link (
        id TEXT NOT NULL PRIMARY KEY,
        from_kind TEXT NOT NULL,
        from_id TEXT NOT NULL,
        to_kind TEXT NOT NULL,
        to_id TEXT NOT NULL,
        role TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE brief (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        title TEXT NOT NULL,
        subtitle TEXT NOT NULL,
        template TEXT NOT NULL,
        theme TEXT NOT NULL,
        page_size TEXT NOT NULL,
        language TEXT NOT NULL,
        tlp TEXT NOT NULL,
        classification TEXT NOT NULL,
        serial TEXT NOT NULL,
        version TEXT NOT NULL,
        supersedes TEXT NOT NULL,
        dated TEXT NOT NULL,
        cut_off TEXT NOT NULL,
        author TEXT NOT NULL,
        unit TEXT NOT NULL,
        reviewer TEXT NOT NULL,
        distribution TEXT NOT NULL,
        caveats TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE section (
        id TEXT NOT NULL PRIMARY KEY,
        brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
        place REAL NOT NULL,
        role TEXT NOT NULL,
        heading TEXT NOT NULL,
        body TEXT NOT NULL,
        in_brief INTEGER NOT NULL
    ) STRICT""",
    """CREATE TABLE issue (
        id TEXT NOT NULL PRIMARY KEY,
        label TEXT NOT NULL,
        brief_id TEXT NOT NULL REFERENCES brief (id) DEFERRABLE INITIALLY DEFERRED,
        serial TEXT NOT NULL,
        version TEXT NOT NULL,
        issued_at TEXT NOT NULL,
        step INTEGER NOT NULL,
        pdf_hash TEXT NOT NULL,
        note TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE setting (
        id TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
)

INDEX_DDL: tuple[str, ...] = (
    "CREATE INDEX source_original ON source (original_hash)",
    "CREATE INDEX source_origin ON source (origin_id) WHERE origin_id IS NOT NULL",
    "CREATE INDEX revision_source ON revision (source_id)",
    "CREATE INDEX revision_text ON revision (text_hash)",
    "CREATE INDEX passage_revision ON passage (revision_id)",
    "CREATE INDEX evidence_item ON evidence (item_id)",
    "CREATE INDEX evidence_passage ON evidence (passage_id)",
    "CREATE INDEX relation_from ON relation (from_actor_id)",
    "CREATE INDEX relation_to ON relation (to_actor_id)",
    "CREATE INDEX quote_speaker ON quote (speaker_id) WHERE speaker_id IS NOT NULL",
    "CREATE INDEX link_from ON link (from_id)",
    "CREATE INDEX link_to ON link (to_id)",
    "CREATE INDEX section_brief ON section (brief_id)",
    "CREATE INDEX issue_brief ON issue (brief_id)",
)

UNTRACKED_DDL: tuple[str, ...] = (
    # The append-only log. undo_to and redo_to of the last row are where Undo and Redo go next, 0 for nowhere.
    """CREATE TABLE step (
        id INTEGER NOT NULL PRIMARY KEY,
        action TEXT NOT NULL,
        kind TEXT NOT NULL,
        label TEXT NOT NULL,
        author TEXT NOT NULL,
        at TEXT NOT NULL,
        format INTEGER NOT NULL,
        undo_to INTEGER NOT NULL,
        redo_to INTEGER NOT NULL,
        changeset BLOB NOT NULL,
        hash TEXT NOT NULL
    ) STRICT""",
    # Texts (UTF-8) and original bytes by the SHA-256 of what they hold; zlib says whether `bytes` is compressed.
    """CREATE TABLE content (
        hash TEXT NOT NULL PRIMARY KEY,
        size INTEGER NOT NULL,
        zlib INTEGER NOT NULL,
        bytes BLOB NOT NULL
    ) STRICT""",
    # The number the next label of a kind gets. Never steps back, so that no label is given twice.
    """CREATE TABLE counter (
        kind TEXT NOT NULL PRIMARY KEY,
        next INTEGER NOT NULL
    ) STRICT""",
    # Where the analyst was: open tabs, scroll, panels. A view, not a part of the work: no history.
    """CREATE TABLE place (
        id TEXT NOT NULL PRIMARY KEY,
        value TEXT NOT NULL
    ) STRICT""",
)
