CREATE TABLE contacts (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  version INTEGER NOT NULL DEFAULT 1,
  customer_id INTEGER NOT NULL REFERENCES customers(id),
  name TEXT NOT NULL CHECK (name <> ''),
  role TEXT NOT NULL DEFAULT '',
  phone TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  name_folded TEXT NOT NULL DEFAULT '',
  phone_digits TEXT NOT NULL DEFAULT ''
)
----
CREATE INDEX contacts_customer ON contacts(customer_id)
----
CREATE INDEX contacts_name ON contacts(name_folded, customer_id)
----
CREATE INDEX contacts_phone ON contacts(phone_digits, customer_id)
----
CREATE INDEX orders_equipment ON orders(equipment_id) WHERE equipment_id IS NOT NULL
