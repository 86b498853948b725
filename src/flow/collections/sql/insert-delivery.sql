-- Purpose: what became of a notice on its way. Volume: one row.
INSERT INTO collections.delivery (community_id, id, company_id, notice_id, outcome, method, proof, day, at, by_actor,
  tracking_no, proof_kind, signed_by, address_agreed, content_named, return_reason)
VALUES (:community_id, :id, :company_id, :notice_id, :outcome, :method, :proof, :day, :at, :by_actor,
  :tracking_no, :proof_kind, :signed_by, :address_agreed, :content_named, :return_reason)
