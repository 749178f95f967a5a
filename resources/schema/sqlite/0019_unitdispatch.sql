-- Whether automatic dispatch assigns the orders of a unit, or leaves them to its people.
ALTER TABLE units ADD COLUMN automatic TEXT NOT NULL DEFAULT 'asAbove' CHECK (automatic IN ('asAbove', 'assigns', 'proposes'))
