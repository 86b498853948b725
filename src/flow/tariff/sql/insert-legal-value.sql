-- Purpose: one look at a value of law; one row a month.
INSERT INTO tariff.legal_value (company_id, id, code, from_day, value, known_until, source, entered_by, at)
VALUES (:company_id, :id, :code, :from_day, :value, :known_until, :source, :entered_by, :at)
