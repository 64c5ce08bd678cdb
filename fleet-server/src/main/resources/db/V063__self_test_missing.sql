-- What the room's standard asks for and was not there when a self-test ended: it could not be tested.
CREATE TABLE self_test_missing (
  room_id TEXT NOT NULL,
  test_id TEXT NOT NULL,
  item    TEXT NOT NULL, -- of the standard
  name_sv TEXT NOT NULL,
  name_en TEXT NOT NULL,
  PRIMARY KEY (room_id, test_id, item)
);
