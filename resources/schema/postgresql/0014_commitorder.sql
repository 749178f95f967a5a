-- Others hear of changes in the order in which these become visible, not in that of their ids.
CREATE INDEX events_xid ON events(xid)
