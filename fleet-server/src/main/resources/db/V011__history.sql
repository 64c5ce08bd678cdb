-- Every change of a room's readiness; the word holds until the next row.
CREATE TABLE readiness_change (
  room_id   TEXT   NOT NULL,
  at        BIGINT NOT NULL, -- epoch milliseconds
  readiness TEXT   NOT NULL,
  PRIMARY KEY (room_id, at)
);
CREATE INDEX readiness_change_by_time ON readiness_change (at);
