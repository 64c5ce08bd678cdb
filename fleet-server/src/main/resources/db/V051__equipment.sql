-- What people said of a room beyond its standard, as it stands now. JSON.
ALTER TABLE room ADD COLUMN equipment TEXT NOT NULL DEFAULT '[]';
ALTER TABLE room ADD COLUMN connectors TEXT NOT NULL DEFAULT '[]';

-- Every time that somebody accepted what was in a room as its own equipment, or undid that.
CREATE TABLE room_equipment (
  room_id TEXT    NOT NULL REFERENCES room (id) ON DELETE CASCADE,
  number  INTEGER NOT NULL, -- within its room, from 1
  at      BIGINT  NOT NULL, -- epoch milliseconds
  who     TEXT    NOT NULL,
  undone  INTEGER NOT NULL, -- 1: what was before came back, 0: it was accepted
  devices TEXT    NOT NULL, -- JSON
  PRIMARY KEY (room_id, number)
);
