-- Self-tests that are over, as the agent told them.
CREATE TABLE self_test (
  room_id  TEXT   NOT NULL,
  id       TEXT   NOT NULL,
  state    TEXT   NOT NULL,
  ended_at BIGINT NOT NULL, -- epoch milliseconds
  message  TEXT   NOT NULL, -- JSON of the wire
  PRIMARY KEY (room_id, id)
);
CREATE INDEX self_test_by_time ON self_test (room_id, ended_at);

-- Every number that they measured, for the room's own normal range.
CREATE TABLE self_test_figure (
  room_id   TEXT             NOT NULL,
  device_id TEXT             NOT NULL,
  name      TEXT             NOT NULL,
  at        BIGINT           NOT NULL,
  number    DOUBLE PRECISION NOT NULL,
  unit      TEXT             NOT NULL,
  PRIMARY KEY (room_id, device_id, name, at)
);
CREATE INDEX self_test_figure_by_time ON self_test_figure (at);
