-- Purpose: what a company looked up of a value of law, in the order of entry; tens of rows.
SELECT v.from_day AS "from", v.value::text AS value, v.known_until AS "knownUntil", v.source
FROM tariff.legal_value v
WHERE v.company_id = :company_id AND v.code = :code
ORDER BY v.at, v.id
