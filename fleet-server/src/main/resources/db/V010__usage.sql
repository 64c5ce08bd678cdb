-- Use of camera and microphone. Times in epoch milliseconds of the server's clock, unless they end in _ms.
CREATE TABLE boot_clock (
  agent_id TEXT   NOT NULL,
  boot_id  TEXT   NOT NULL,
  zero_at  BIGINT NOT NULL, -- when the boot's monotonic clock stood at zero: the earliest estimate
  heard_at BIGINT NOT NULL, -- when that estimate was last bettered
  PRIMARY KEY (agent_id, boot_id)
);

CREATE TABLE usage_session (
  agent_id   TEXT    NOT NULL,
  session_id TEXT    NOT NULL,
  room_id    TEXT    NOT NULL,
  kind       TEXT    NOT NULL,
  device_id  TEXT    NOT NULL,
  program    TEXT    NOT NULL,
  boot_id    TEXT    NOT NULL,
  from_ms    BIGINT  NOT NULL, -- monotonic, of the boot
  until_ms   BIGINT  NOT NULL, -- monotonic, of the boot
  started_at BIGINT  NOT NULL, -- by the room PC's wall clock
  from_at    BIGINT  NOT NULL,
  until_at   BIGINT  NOT NULL,
  exact      INTEGER NOT NULL, -- 1: placed by the boot's clock, 0: by the room PC's wall clock
  lasting    INTEGER NOT NULL, -- 1: it still lasted when it was last told
  PRIMARY KEY (agent_id, session_id)
);
CREATE INDEX usage_session_by_room ON usage_session (room_id, until_at);
CREATE INDEX usage_session_by_boot ON usage_session (agent_id, boot_id);
CREATE INDEX usage_session_by_end ON usage_session (until_at);
