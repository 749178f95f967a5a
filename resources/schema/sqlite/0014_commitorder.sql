-- Nothing here: writers come one after the other, in the order of their ids.
SELECT 1
