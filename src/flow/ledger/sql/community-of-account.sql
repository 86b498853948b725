-- Purpose: the community of an account known by id alone, within the company in force. Volume: one row.
SELECT community_id FROM ledger.account WHERE id = :account_id
