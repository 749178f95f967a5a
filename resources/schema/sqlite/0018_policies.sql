-- What the company plans by: how grave each finding is, how much each objective weighs; and which is in force.
CREATE TABLE policies (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version BIGINT NOT NULL DEFAULT 1,
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  situation TEXT NOT NULL CHECK (situation IN ('none', 'normal', 'holiday', 'storm')),
  content TEXT NOT NULL,
  chosen_at BIGINT,
  active BIGINT NOT NULL DEFAULT 1
)
