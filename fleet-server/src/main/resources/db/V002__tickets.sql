CREATE TABLE ticket (
  id              INTEGER NOT NULL PRIMARY KEY,
  room_id         TEXT    NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  cause           TEXT    NOT NULL,
  status          TEXT    NOT NULL,
  severity        TEXT    NOT NULL,
  findings        TEXT    NOT NULL, -- JSON, worst first
  firing          TEXT    NOT NULL, -- JSON, keys of findings
  opened_at       BIGINT  NOT NULL,
  updated_at      BIGINT  NOT NULL,
  acknowledged_by TEXT,
  resolved_at     BIGINT,
  closed_at       BIGINT
);
-- one ticket per room and cause at a time, whatever goes wrong above
CREATE UNIQUE INDEX ticket_live ON ticket (room_id, cause) WHERE status IN ('OPEN', 'ACKNOWLEDGED');
CREATE INDEX ticket_by_room ON ticket (room_id, id);
CREATE INDEX ticket_by_status ON ticket (status, id);

CREATE TABLE ticket_event (
  ticket_id INTEGER NOT NULL REFERENCES ticket (id) ON DELETE CASCADE,
  number    INTEGER NOT NULL, -- within its ticket, from 1
  at        BIGINT  NOT NULL,
  kind      TEXT    NOT NULL,
  author    TEXT,
  detail    TEXT,             -- key of a finding, or the text of a comment
  PRIMARY KEY (ticket_id, number)
);
