-- Purpose: a company; the transaction acts as it already.
INSERT INTO platform.company (id, name, created_at) VALUES (:id, :name, :at)
