-- Purpose: what became of a notice on its way. Volume: one row.
INSERT INTO collections.delivery (community_id, id, company_id, notice_id, outcome, method, proof, day, at, by_actor)
VALUES (:community_id, :id, :company_id, :notice_id, :outcome, :method, :proof, :day, :at, :by_actor)
