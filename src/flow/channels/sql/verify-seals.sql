-- Purpose: Every document still says what its seal says; reads every document.
SELECT count(*) AS checked, count(*) FILTER (WHERE x.wrong) AS breaches,
       (array_agg(x.document_id::text) FILTER (WHERE x.wrong))[1:5] AS sample
FROM (
  SELECT d.document_id, encode(sha256(convert_to(d.title || chr(10) || d.text, 'UTF8')), 'hex') <> d.sha256 AS wrong
  FROM documents.v_document d
  WHERE :community_id::uuid IS NULL OR d.community_id = :community_id
) x
