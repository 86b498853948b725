-- Purpose: one sealed document. Volume: one row or none.
SELECT d.document_id AS "documentId", d.notice_id AS "noticeId", d.household_id AS "householdId", h.name AS household,
       d.kind, d.form, d.revision, d.title, d.text, d.claims, d.sha256, d.day, d.at,
       EXISTS (SELECT FROM documents.v_review r
               WHERE r.community_id = d.community_id AND r.document_id = d.document_id
                 AND r.answer IS DISTINCT FROM 'released') AS held
FROM documents.v_document d
JOIN roster.v_household h ON h.community_id = d.community_id AND h.household_id = d.household_id
WHERE d.community_id = :community_id AND d.document_id = :document_id
  AND (:steward_id::uuid IS NULL OR EXISTS (
    SELECT FROM roster.v_stewardship s
    WHERE s.community_id = d.community_id AND s.household_id = d.household_id AND s.staff_id = :steward_id::uuid
      AND :day BETWEEN s.from_day AND coalesce(s.to_day, 'infinity')))
