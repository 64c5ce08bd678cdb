-- Always empty: written into and emptied again, to see whether the disk still takes anything.
CREATE TABLE store_check (
  filler TEXT NOT NULL
);
