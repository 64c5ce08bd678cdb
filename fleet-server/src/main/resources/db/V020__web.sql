-- People who log in, their sessions, invitations, and what they did. Times in epoch milliseconds.
CREATE TABLE web_user (
  id         TEXT   NOT NULL PRIMARY KEY,
  name       TEXT   NOT NULL,
  folded     TEXT   NOT NULL UNIQUE, -- the name in small letters
  password   TEXT   NOT NULL,        -- Argon2id, with its parameters and salt
  created_at BIGINT NOT NULL
);

CREATE TABLE web_session (
  hash       TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of the cookie, in hexadecimal
  user_id    TEXT   NOT NULL,
  created_at BIGINT NOT NULL,
  seen_at    BIGINT NOT NULL              -- to five minutes
);

CREATE TABLE web_invitation (
  hash       TEXT   NOT NULL PRIMARY KEY, -- SHA-256 of the link's secret, in hexadecimal
  expires_at BIGINT NOT NULL
);

CREATE TABLE audit (
  id     TEXT   NOT NULL PRIMARY KEY,
  at     BIGINT NOT NULL,
  who    TEXT   NOT NULL,
  act    TEXT   NOT NULL,
  about  TEXT   NOT NULL,
  detail TEXT   NOT NULL
);
CREATE INDEX audit_by_time ON audit (at);
