-- The register on disk, version 5.  Each column with a sentence.
-- Texts are UTF-8; days are 'YYYY-MM-DD'; choices stand as their keys in the
-- table of fields.  place: its order, from 1.  Of tables with many rows, choices of
-- more than two are checked one by one: for IN the engine makes a table of its own,
-- at each row that is written.  These notes stay out of the file.

CREATE TABLE register (                -- one row: the register itself
    id INTEGER PRIMARY KEY CHECK (id = 1),
    uuid TEXT NOT NULL,                -- which register this is; the chain begins with it
    records INTEGER NOT NULL,          -- how many recommendations there are
    sets INTEGER NOT NULL,             -- how many change sets there are
    head TEXT NOT NULL,                -- the hash of the last one, 64 hex digits
    kept INTEGER NOT NULL,             -- contents up to this one may be part of a snapshot
    facts TEXT NOT NULL                -- of sources, owners, events, periods and filters as they stand
) STRICT;

CREATE TABLE source (                  -- an inquiry or report that made recommendations
    id INTEGER PRIMARY KEY,            -- also its order
    code TEXT NOT NULL UNIQUE,         -- what its references begin with
    title TEXT, kind TEXT, date TEXT, document TEXT, -- as published
    red TEXT, amber TEXT, green TEXT, complete TEXT, not_due TEXT, -- what its colours mean
    not_due_months INTEGER,            -- beyond this many months a target suggests not due
    soon_months INTEGER                -- within this many months a target suggests amber
) STRICT;

CREATE TABLE theme (                   -- the headings of a source
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES source,
    place INTEGER NOT NULL,            -- its order in the source
    grp TEXT NOT NULL,                 -- the heading over it; '' for none
    name TEXT NOT NULL,
    UNIQUE (source_id, grp, name)
) STRICT;

CREATE TABLE owner (                   -- an agency, team, officer, member or group
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    kind TEXT CHECK (kind IN ('agency', 'team', 'officer', 'member', 'group'))
) STRICT;

CREATE TABLE owner_name (              -- every name by which an owner is known
    owner_id INTEGER NOT NULL REFERENCES owner,
    place INTEGER NOT NULL,            -- 0: its own name
    name TEXT NOT NULL,                -- as written
    folded TEXT NOT NULL UNIQUE,       -- without case and accents: how it is found
    PRIMARY KEY (owner_id, place)
) STRICT;

CREATE TABLE event (                   -- something that rows wait for
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    folded TEXT NOT NULL UNIQUE,       -- the name without case and accents
    kind TEXT NOT NULL CHECK (kind IN ('event', 'blocker')),
    happened TEXT,                     -- a day, a month or 'true': an event's end
    lifted TEXT                        -- the same of a blocker
) STRICT;

CREATE TABLE period (                  -- a reporting period
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,         -- its id for people: 2020-03
    label TEXT NOT NULL,
    as_at TEXT NOT NULL CHECK (as_at GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    head TEXT,                         -- the chain's head when it was closed
    closed_set INTEGER                 -- the change set in which it was closed
) STRICT;

CREATE TABLE filter (                  -- query words under a name
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,         -- what stands behind the @
    folded TEXT NOT NULL UNIQUE,       -- the name without case and accents
    query TEXT NOT NULL                -- as written on the screen
) STRICT;

CREATE TABLE meeting (                 -- its agenda, and what was recorded in it
    id INTEGER PRIMARY KEY,
    date TEXT NOT NULL UNIQUE CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    hash TEXT NOT NULL,                -- SHA-256 of bytes
    bytes TEXT NOT NULL                -- its canonical form
) STRICT;

-- No part of the history, nor of any hash: who walks through an agenda changes nothing.
CREATE TABLE sitting (                 -- one row: what a meeting looks at now
    id INTEGER PRIMARY KEY CHECK (id = 1),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    ref TEXT NOT NULL CHECK (ref GLOB '?*-?*'), -- the item of its agenda
    is_blank INTEGER NOT NULL DEFAULT 0 CHECK (is_blank = 0 OR is_blank = 1), -- 1: nothing of it is shown
    paragraph INTEGER NOT NULL DEFAULT 0 CHECK (paragraph BETWEEN 0 AND 9999999), -- of its text, which stands at the top of the screen, from 0
    letter INTEGER NOT NULL DEFAULT 0 CHECK (letter BETWEEN 0 AND 9999999) -- of that paragraph, from 0
) STRICT;

-- Nothing REFERENCES content: to let one go, the engine would look through all that may.
CREATE TABLE content (                 -- what a recommendation said at one time; kept while anything points to it
    id INTEGER PRIMARY KEY,
    bytes TEXT NOT NULL                -- its canonical form: every field that is not reckoned
) STRICT;

CREATE TABLE record (                  -- a recommendation; beside its words what they are found by
    id INTEGER PRIMARY KEY,
    uuid TEXT NOT NULL UNIQUE,         -- what changes name it by
    version INTEGER NOT NULL,          -- grows by one with each change
    content_id INTEGER NOT NULL,       -- what it says now
    hash TEXT NOT NULL,                -- SHA-256 of that
    ref TEXT NOT NULL,
    folded TEXT NOT NULL UNIQUE,       -- the reference in small letters: how it is found
    source_id INTEGER NOT NULL REFERENCES source,
    theme_id INTEGER REFERENCES theme,
    place INTEGER NOT NULL UNIQUE,     -- its order in the register: source, theme, then as it came
    name TEXT NOT NULL,                -- its title, else its text: what lists sort by
    state TEXT NOT NULL CHECK (state = 'not_started' OR state = 'in_progress' OR
        state = 'ongoing' OR state = 'awaiting' OR state = 'paused' OR
        state = 'closure_proposed' OR state = 'complete' OR state = 'closed_alternative' OR
        state = 'closed_superseded' OR state = 'closed_overtaken' OR
        state = 'closed_not_implemented' OR state = 'withdrawn'),
    shared_id INTEGER REFERENCES record, -- the recommendation in whose row it is reported
    is_linked INTEGER NOT NULL CHECK (is_linked = 0 OR is_linked = 1) -- 1: others may hold a link to it
) STRICT;
CREATE INDEX record_by_shared ON record (shared_id) WHERE shared_id IS NOT NULL;
CREATE INDEX record_by_source ON record (source_id, place);
CREATE INDEX record_by_theme ON record (theme_id, place);
CREATE INDEX record_by_state ON record (state, place);

-- What else a recommendation's content is found by.  Written with it; what is shown
-- is read from the content alone, and `check` holds the two against each other (of the
-- words only that their index is whole).

CREATE TABLE mention (                 -- what it names
    kind TEXT NOT NULL CHECK (kind = 'owner' OR kind = 'event' OR -- whom and what
        kind = 'update' OR kind = 'answer'), -- of a period: without an answer, or with one
    other_id INTEGER NOT NULL,         -- the owner, event or period
    record_id INTEGER NOT NULL,
    PRIMARY KEY (kind, other_id, record_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (                  -- the days that its date targets can mean
    record_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    earliest TEXT NOT NULL, latest TEXT NOT NULL,
    PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (                    -- held once, on the one that restates, extends, depends
    record_id INTEGER NOT NULL,
    place INTEGER NOT NULL,
    kind TEXT NOT NULL CHECK (kind = 'restates' OR kind = 'extends' OR kind = 'depends_on' OR
        kind = 'supersedes' OR kind = 'duplicates' OR kind = 'see_also'),
    other_id INTEGER NOT NULL REFERENCES record,
    PRIMARY KEY (record_id, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX link_by_other ON link (other_id, record_id);

-- Where a recommendation stands, reckoned when it is written: one row for each
-- stretch of days in which the answer stays the same.  Never part of its hash.
CREATE TABLE standing (
    record_id INTEGER NOT NULL,
    from_day TEXT NOT NULL,            -- the first day; '' for the beginning
    until_day TEXT NOT NULL,           -- the first day it no longer holds; '~' for ever
    rag TEXT,                          -- the colour set in the period shown
    suggested TEXT, reason TEXT,       -- the colour the rules suggest, and why
    direction TEXT,
    overdue INTEGER NOT NULL, review INTEGER NOT NULL,
    late TEXT,                         -- which targets are overdue: their places, a blank before each
    updated TEXT,                      -- the day of the latest update
    PRIMARY KEY (record_id, from_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_by_rag ON standing (rag, record_id) WHERE rag IS NOT NULL;
CREATE INDEX standing_by_suggested ON standing (suggested, record_id) WHERE suggested IS NOT NULL;
CREATE INDEX standing_overdue ON standing (record_id) WHERE overdue = 1;
CREATE INDEX standing_review ON standing (record_id) WHERE review = 1;

CREATE TABLE snapshot (                -- what a closed period reported, as it was
    period_id INTEGER NOT NULL REFERENCES period,
    place INTEGER NOT NULL,            -- the order of the paper
    shape TEXT NOT NULL,               -- of what: the name of a shape
    content_id INTEGER,                -- what a recommendation said
    shared_id INTEGER,                 -- what the first one of its row said
    bytes TEXT NOT NULL,               -- what was reckoned of it; of other things all, in canonical form
    PRIMARY KEY (period_id, place)
) STRICT, WITHOUT ROWID;

-- What of that is looked up: how each recommendation stood.  Known by its reference, as
-- papers know it.  No part of a hash: it comes from the snapshot, against which `check`
-- holds it.
CREATE TABLE reported (
    period_id INTEGER NOT NULL REFERENCES period,
    ref TEXT NOT NULL,                 -- of the recommendation
    rag TEXT,                          -- the colour it was shown with; NULL: none
    is_suggested INTEGER NOT NULL,     -- 1: by the rules; 0: people set it, or there is none
    is_silent INTEGER NOT NULL,        -- 1: no update was given, though it was not over
    PRIMARY KEY (period_id, ref)
) STRICT, WITHOUT ROWID;

CREATE TABLE change_set (              -- what one person did at once
    number INTEGER PRIMARY KEY,        -- from 1, without gaps
    uuid TEXT NOT NULL UNIQUE,
    at TEXT NOT NULL,                  -- 2020-03-31T14:01:00Z
    actor TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes INTEGER REFERENCES change_set, -- the set that this one takes back; NULL: none
    hash TEXT NOT NULL                 -- of the set before it and of this one
) STRICT;
CREATE UNIQUE INDEX change_set_undone ON change_set (undoes) WHERE undoes IS NOT NULL;

CREATE TABLE change (                  -- one field of one thing: what it was and became
    set_number INTEGER NOT NULL REFERENCES change_set DEFERRABLE INITIALLY DEFERRED,
    place INTEGER NOT NULL,            -- the order within the set
    shape TEXT NOT NULL,               -- of what: the name of a shape
    subject TEXT NOT NULL,             -- a record's uuid; of others the name or code
    field TEXT,                        -- 'title', 'actions.3'; NULL: it came, or it went
    was TEXT, becomes TEXT,            -- canonical form
    content_id INTEGER,                -- of a recommendation's creation, in place of becomes
    seat INTEGER,                      -- of what moves or goes: where it stood in its order
    PRIMARY KEY (set_number, place)
) STRICT, WITHOUT ROWID;
CREATE INDEX change_by_subject ON change (subject, set_number);
CREATE INDEX change_gone ON change (shape, subject) WHERE field IS NULL AND was IS NOT NULL;
