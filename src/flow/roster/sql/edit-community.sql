-- Purpose: what a community says of itself. Volume: one row.
UPDATE roster.community
SET name = coalesce(:name, name), address = coalesce(:address, address), province = coalesce(:province, province),
    city = coalesce(:city, city), hotline = coalesce(:hotline, hotline),
    payment_instructions = coalesce(:payment_instructions, payment_instructions)
WHERE id = :community
RETURNING id
