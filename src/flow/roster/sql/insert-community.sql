-- Purpose: a new community. Volume: one row.
INSERT INTO roster.community (id, company_id, code, name, zone, province, city, address, hotline, payment_instructions,
  created_at)
VALUES (:id, :company, :code, :name, coalesce(:zone, 'Asia/Shanghai'), :province, :city, :address, :hotline,
  :payment_instructions, :at)
