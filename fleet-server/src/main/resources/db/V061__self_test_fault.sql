-- What was wrong in self-tests: steps that failed, and figures that broke a limit then. None: it was healthy.
CREATE TABLE self_test_fault (
  room_id   TEXT NOT NULL,
  test_id   TEXT NOT NULL,
  name      TEXT NOT NULL, -- of the step or the reading
  device_id TEXT NOT NULL, -- empty for a step
  text_sv   TEXT NOT NULL, -- what is wrong and what to do; empty for a step
  text_en   TEXT NOT NULL,
  PRIMARY KEY (room_id, test_id, name, device_id)
);

-- Whether the last self-test of a room that came to its end found a fault.
CREATE TABLE self_test_last (
  room_id  TEXT   NOT NULL PRIMARY KEY,
  ended_at BIGINT NOT NULL, -- epoch milliseconds
  faults   BIGINT NOT NULL
);
CREATE INDEX self_test_figure_by_room ON self_test_figure (room_id, at);
