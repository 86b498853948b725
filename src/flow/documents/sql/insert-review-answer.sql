-- Purpose: what a person decided about words held for review; once. Volume: one row, or none when it was decided already.
INSERT INTO documents.review_answer (community_id, review_id, company_id, answer, reason, by_actor, at)
VALUES (:community_id, :review_id, :company_id, :answer, :reason, :by_actor, :at)
ON CONFLICT DO NOTHING
RETURNING review_id
