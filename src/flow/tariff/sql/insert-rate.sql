-- Purpose: one published rate. Volume: one row.
INSERT INTO tariff.rate (community_id, id, company_id, standard_id, unit_price, from_day, published_place,
                         published_day, approval)
VALUES (:community_id, :id, :company_id, :standard_id, :unit_price, :from_day, :published_place, :published_day, :approval)
