/**
 * What a steward is measured against: 90 % of what fell due this year for homes. A setting of the product until a
 * campaign brings targets of its own; not a figure of any law.
 */
export const RESIDENTIAL_TARGET = '0.90'
