-- The routing rules of the company: every version that was ever published, and the one draft of the next.
CREATE TABLE rule_books (
  version BIGINT PRIMARY KEY CHECK (version > 0),
  content TEXT NOT NULL CHECK (content <> ''),
  author TEXT NOT NULL CHECK (author <> ''),
  reason TEXT NOT NULL CHECK (reason <> ''),
  published_at BIGINT NOT NULL
)
----
CREATE FUNCTION rule_books_are_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rule_books_are_append_only';
END $$
----
CREATE TRIGGER rule_books_no_change BEFORE UPDATE OR DELETE ON rule_books
FOR EACH STATEMENT EXECUTE FUNCTION rule_books_are_append_only()
----
CREATE TABLE rule_drafts (
  id BIGINT PRIMARY KEY CHECK (id = 1),
  revision BIGINT NOT NULL CHECK (revision > 0),
  base_version BIGINT NOT NULL CHECK (base_version >= 0),
  content TEXT NOT NULL CHECK (content <> ''),
  author TEXT NOT NULL CHECK (author <> ''),
  changed_at BIGINT NOT NULL
)
----
ALTER TABLE rule_books ENABLE ROW LEVEL SECURITY
----
CREATE POLICY rule_books_read ON rule_books FOR SELECT USING (true)
----
CREATE POLICY rule_books_insert ON rule_books FOR INSERT WITH CHECK (
  (SELECT viewer_is_owner()) OR (author = session_user AND (SELECT viewer_may('editRules'))))
----
ALTER TABLE rule_drafts ENABLE ROW LEVEL SECURITY
----
CREATE POLICY rule_drafts_read ON rule_drafts FOR SELECT USING (true)
----
CREATE POLICY rule_drafts_write ON rule_drafts USING ((SELECT viewer_may('editRules')))
WITH CHECK ((SELECT viewer_is_owner()) OR (author = session_user AND (SELECT viewer_may('editRules'))))
----
INSERT INTO login_grants(what) VALUES ('INSERT ON rule_books'), ('INSERT, UPDATE ON rule_drafts')
----
DO $$
DECLARE
  p TEXT;
BEGIN
  FOR p IN SELECT login FROM people JOIN pg_roles ON rolname = login LOOP
    EXECUTE format('GRANT SELECT ON rule_books, rule_drafts TO %I', p);
    PERFORM grant_login(p);
  END LOOP;
END $$
