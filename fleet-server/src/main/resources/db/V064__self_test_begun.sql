-- Who asked for a self-test and when it began; neither is known of one that an agent told of by itself.
ALTER TABLE self_test ADD COLUMN asked_by TEXT NOT NULL DEFAULT '';
ALTER TABLE self_test ADD COLUMN begun_at BIGINT; -- epoch milliseconds
