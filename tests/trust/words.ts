/** Values of the fields that are no ids: by the field, and for single routes where a schema alone does not say enough. */
import { randomUUID } from 'node:crypto'
import { DEFAULT_PROCEDURE } from '../../src/rules/procedure.ts'
import { PASSWORD } from '../app/test-server.ts'
import type { Ids } from './estate.ts'
import type { Words } from './inputs.ts'

export const TEXTS: Words = {
  code: 'TX9',
  'feeItem.code': 'fee_nine',
  'steps.code': 'step-9',
  period: '2026-11',
  unitPrice: '1.80',
  username: 'newcomer',
  password: 'plum-tree 94 lantern',
  current: PASSWORD,
  communityCode: 'NEW',
  building: '9',
  'rows.room': '909',
  premisesCode: '1-1-101',
  q: '1',
  key: 'probe',
  value: '13911112222',
  report: 'ledger',
}
export const WRITE_DAYS: Words = {
  day: '2026-11-25',
  reviewDay: '2026-12-20',
  fromDay: '2026-11-25',
  from: '2026-12-01',
  publishedDay: '2026-11-01',
}

export const PLAIN_ROUTE_WORDS: Record<string, (ids: Ids) => Words> = {
  // Buildings or households, never both.
  'roster.assignStewards': () => ({ householdIds: undefined }),
  'roster.recordContract': () => ({ fromDay: '2019-01-01', toDay: '2019-12-31' }),
  'collections.saveProcedure': () => ({ ...DEFAULT_PROCEDURE }),
  'tariff.enterLegalValue': () => ({ value: '0.0300', from: '2026-11-20', knownUntil: '2026-11-20' }),
  // What arrives tomorrow is not recorded today.
  'collections.recordDelivery': () => ({ day: '2026-11-20' }),
  // Money is taken and a day is closed today, never tomorrow.
  ...Object.fromEntries(
    ['ledger.preview', 'ledger.receive', 'ledger.reverse', 'ledger.closeDay', 'ledger.reverseAdjustment'].map(
      (name) => [name, () => ({ day: '2026-11-20' })],
    ),
  ),
  'ledger.adjust': () => ({ day: '2026-11-20', key: randomUUID() }),
  'tariff.setRate': (ids) => ({ assign: [{ premisesIds: [ids['premisesId']] }] }),
}
