CREATE TABLE agent (
  id          TEXT   NOT NULL PRIMARY KEY,
  shard       TEXT   NOT NULL,
  name        TEXT   NOT NULL,
  version     TEXT   NOT NULL,
  salt        TEXT   NOT NULL, -- hexadecimal
  hash        TEXT   NOT NULL, -- SHA-256 of salt and password, hexadecimal
  enrolled_at BIGINT NOT NULL,
  revoked_at  BIGINT           -- null: its credentials hold
);

CREATE TABLE room (
  id           TEXT   NOT NULL PRIMARY KEY,
  organisation TEXT   NOT NULL,
  site         TEXT   NOT NULL,
  site_name    TEXT   NOT NULL,
  floor        TEXT   NOT NULL,
  name         TEXT   NOT NULL,
  standard     TEXT   NOT NULL,
  zone         TEXT   NOT NULL,
  agent_id     TEXT   UNIQUE REFERENCES agent (id),
  created_at   BIGINT NOT NULL
);

-- changes with every message, so it stands apart from the large state
CREATE TABLE room_presence (
  room_id        TEXT   NOT NULL PRIMARY KEY REFERENCES room (id) ON DELETE CASCADE,
  presence       TEXT   NOT NULL,
  presence_since BIGINT NOT NULL,
  last_seen      BIGINT
);

CREATE TABLE room_state (
  room_id   TEXT   NOT NULL PRIMARY KEY REFERENCES room (id) ON DELETE CASCADE,
  state     TEXT   NOT NULL, -- JSON
  findings  TEXT   NOT NULL, -- JSON: their begins are carried over a restart
  readiness TEXT   NOT NULL,
  since     BIGINT NOT NULL,
  reports   BIGINT NOT NULL  -- how many births and reports ever changed this room; a duplicate does not count
);

CREATE TABLE enrol_token (
  hash         TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of the token, hexadecimal
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT NOT NULL,
  room_id      TEXT,                        -- an existing room, or the id of the one to make; null: of the agent's name
  organisation TEXT,
  site         TEXT,
  site_name    TEXT,
  floor        TEXT,
  room_name    TEXT,
  standard     TEXT,
  used_at      BIGINT,
  nonce_hash   TEXT,
  agent_id     TEXT REFERENCES agent (id)
);
