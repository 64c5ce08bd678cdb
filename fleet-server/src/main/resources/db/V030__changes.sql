-- What changed in rooms, the newest few hundred of each. Times in epoch milliseconds.
CREATE TABLE room_change (
  room_id     TEXT   NOT NULL,
  at          BIGINT NOT NULL,
  kind        TEXT   NOT NULL,
  device_id   TEXT   NOT NULL,
  device_name TEXT   NOT NULL,
  model       TEXT   NOT NULL,
  was         TEXT   NOT NULL,
  became      TEXT   NOT NULL,
  PRIMARY KEY (room_id, at, device_id, kind, was)
);
CREATE INDEX room_change_by_time ON room_change (at);

-- When an item that is not proved now was proved last.
CREATE TABLE item_proof (
  room_id   TEXT   NOT NULL,
  item      TEXT   NOT NULL,
  proved_at BIGINT NOT NULL,
  PRIMARY KEY (room_id, item)
);

-- Where each unit was seen from when to when, by its model and serial number.
CREATE TABLE unit_sighting (
  model       TEXT   NOT NULL,
  serial      TEXT   NOT NULL,
  room_id     TEXT   NOT NULL,
  from_at     BIGINT NOT NULL,
  until_at    BIGINT,          -- null: it is there
  PRIMARY KEY (model, serial, room_id, from_at)
);
CREATE INDEX unit_sighting_by_end ON unit_sighting (until_at);
