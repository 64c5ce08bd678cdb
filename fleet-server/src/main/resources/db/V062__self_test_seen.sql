-- What people said that they saw of the picture that a self-test showed on a display.
CREATE TABLE self_test_seen (
  room_id   TEXT   NOT NULL,
  test_id   TEXT   NOT NULL,
  device_id TEXT   NOT NULL,
  shown     TEXT   NOT NULL, -- the code on the picture
  answer    TEXT   NOT NULL, -- the code that was seen; empty: none was
  said_by   TEXT   NOT NULL,
  said_at   BIGINT NOT NULL, -- epoch milliseconds
  PRIMARY KEY (room_id, test_id, device_id)
);
