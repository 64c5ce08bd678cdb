-- When rooms are to be tested beside the nights: every week at some hour, or once before a time. Epoch milliseconds.
CREATE TABLE self_test_time (
  id         TEXT   NOT NULL PRIMARY KEY,
  room_id    TEXT   NOT NULL,
  days       TEXT   NOT NULL, -- MONDAY,TUESDAY; empty when it is once
  clock      TEXT   NOT NULL, -- 07:30 by the room's own clock; empty when it is once
  before_at  BIGINT,          -- once, before this
  minutes    BIGINT,          -- so many
  made_by    TEXT   NOT NULL,
  made_at    BIGINT NOT NULL,
  decided_at BIGINT NOT NULL, -- the last occasion of which it was decided what came of it, at first made_at
  result     TEXT   NOT NULL, -- what that was
  removed_at BIGINT           -- null: it holds
);

-- Rooms that may sound between 22 and 06.
CREATE TABLE self_test_sound (
  room_id TEXT   NOT NULL PRIMARY KEY,
  said_by TEXT   NOT NULL,
  said_at BIGINT NOT NULL
);
