-- Purpose: one member of staff.
INSERT INTO platform.staff (company_id, id, name, phone) VALUES (:company_id, :id, :name, :phone)
