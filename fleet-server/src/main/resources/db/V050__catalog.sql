-- Every version of the organisation's own profiles and standards. The files themselves lie in the data folder.
CREATE TABLE catalog_version (
  path    TEXT    NOT NULL, -- standards/hybrid-small.yaml
  number  INTEGER NOT NULL, -- within its path, from 1
  at      BIGINT  NOT NULL, -- epoch milliseconds
  who     TEXT    NOT NULL, -- empty: somebody changed the file on the disk
  comment TEXT    NOT NULL,
  text    TEXT,             -- null: it was removed
  PRIMARY KEY (path, number)
);
