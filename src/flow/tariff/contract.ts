/** The API of 收费标准. */

import { z } from 'zod'
import { endpoint, zCommunity, zDay, zDecimal, zId } from '../../platform/http/contract.ts'
import { feeKindShape, formulaShape, legalValueInput, rateInput, usageShape } from './model.ts'

const zStandard = z.object({
  standardId: zId,
  feeItemCode: z.string(),
  feeItemName: z.string(),
  feeItemKind: feeKindShape,
  name: z.string(),
  formula: formulaShape,
  periodMonths: z.int(),
  dueMonth: z.int(),
  dueDate: z.int(),
  rates: z.array(
    z.object({
      unitPrice: zDecimal,
      from: zDay,
      to: zDay.nullable(),
      publishedPlace: z.string(),
      publishedDay: zDay,
      approval: z.string().nullable(),
    }),
  ),
  /** To whom it applies: a usage, a building, or so many single premises. */
  assigned: z.array(
    z.object({
      usage: usageShape.nullable(),
      building: z.string().nullable(),
      premises: z.int(),
      from: zDay,
    }),
  ),
})

export const tariffContract = {
  standards: endpoint('GET', '/tariff/{communityId}/standards', 'tariff.read', {
    zh: '收费标准与单价',
    en: 'Standards with their rates',
  })
    .input(zCommunity)
    .output(z.array(zStandard)),
  setRate: endpoint('POST', '/tariff/{communityId}/rates', 'tariff.write', {
    zh: '公布单价',
    en: 'Publish a unit price',
  })
    .input(rateInput)
    .output(z.object({ feeItemId: zId, standardId: zId, rateId: zId })),
  enterLegalValue: endpoint('POST', '/tariff/legal-values', 'collections.manage_procedure', {
    zh: '录入查证到的法律数值（如最新 LPR）',
    en: 'Enter a value of law that was looked up (such as the latest LPR)',
  })
    .input(legalValueInput)
    .output(z.object({ legalValueId: zId })),
}
