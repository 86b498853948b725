-- Purpose: a promise to pay. Volume: one row.
INSERT INTO collections.promise (community_id, id, company_id, household_id, party_id, amount_fen, day, taken_day,
  taken_at, taken_by, note)
VALUES (:community_id, :id, :company_id, :household_id, :party_id, :amount_fen, :day, :taken_day, :at, :taken_by, :note)
