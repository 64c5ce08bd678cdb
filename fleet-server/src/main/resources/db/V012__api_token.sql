-- Bearer tokens of programs. The token itself is never stored.
CREATE TABLE api_token (
  id           TEXT   NOT NULL PRIMARY KEY,
  name         TEXT   NOT NULL,
  hash         TEXT   NOT NULL UNIQUE, -- SHA-256 of the token, in hexadecimal
  organisation TEXT,                   -- null: all organisations
  scopes       TEXT   NOT NULL,        -- words with commas between
  created_at   BIGINT NOT NULL,
  expires_at   BIGINT,                 -- null: never
  used_at      BIGINT,                 -- to the minute
  revoked_at   BIGINT
);
