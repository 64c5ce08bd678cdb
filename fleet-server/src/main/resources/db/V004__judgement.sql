-- The last judgement whole, so that a server that starts again need not judge what neither time nor knowledge changed.
ALTER TABLE room_state ADD COLUMN judgement TEXT NOT NULL DEFAULT ''; -- JSON: findings, whose begins are carried over, too
ALTER TABLE room_state ADD COLUMN judged_at BIGINT NOT NULL DEFAULT 0;
ALTER TABLE room_state ADD COLUMN judged_with TEXT NOT NULL DEFAULT ''; -- program, catalogue, standard; empty: nobody can tell

UPDATE room_state SET judgement = '{"readiness":"' || readiness || '","purposes":[],"items":[],"faults":' || findings
  || ',"nextChange":"1970-01-01T00:00:00Z"}';

ALTER TABLE room_state DROP COLUMN findings;
ALTER TABLE room_state DROP COLUMN readiness;
