-- Purpose: what became of the demand letters that list one item; a few rows.
SELECT d.outcome, d.method, d.proof AS note, d.day, d.proof_kind AS "proofKind", d.signed_by AS "signedBy",
       d.address_agreed AS "addressAgreed", d.content_named AS "contentNamed", d.return_reason AS "returnReason"
FROM collections.v_delivery d
JOIN documents.v_document t ON t.community_id = d.community_id AND t.notice_id = d.notice_id
WHERE d.community_id = :community_id AND t.kind = 'demand_letter' AND t.claims ? ('owed:' || :item_id::text)
  AND d.day <= :as_of
ORDER BY d.day, d.delivery_id
