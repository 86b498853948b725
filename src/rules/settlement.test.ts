import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type Day, day } from './day.ts'
import { type Fen, fen } from './money.ts'
import { allocateToItems, type PostedItem, settle, type TakenReceipt } from './settlement.ts'

const START = day('2026-01-01')

const item = (
  id: string,
  turn: number,
  amount: number,
  due: string,
  more: Partial<PostedItem> = {},
): PostedItem => ({
  id,
  turn,
  component: 'principal',
  ofItemId: null,
  amount: fen(amount),
  dueDay: day(due),
  postedDay: day(due),
  ...more,
})
const receipt = (
  id: string,
  turn: number,
  amount: number,
  on: string,
  more: Partial<TakenReceipt> = {},
): TakenReceipt => ({
  id,
  turn,
  amount: fen(amount),
  designation: [],
  day: day(on),
  reversed: false,
  ...more,
})
const paid = (items: PostedItem[], receipts: TakenReceipt[]) =>
  settle(items, receipts).payments.map((p) => `${p.receiptId}→${p.itemId} ${p.amount}`)

describe('an account replayed', () => {
  const jan = item('jan', 1, 300, '2026-01-10')
  const feb = item('feb', 2, 300, '2026-02-10')

  it('lets the second receipt take the place of a first that was reversed', () => {
    const a = receipt('A', 3, 300, '2026-02-15')
    const b = receipt('B', 4, 300, '2026-02-20')
    expect(paid([jan, feb], [a, b])).toEqual(['A→jan 300', 'B→feb 300'])
    expect(paid([jan, feb], [{ ...a, reversed: true }, b])).toEqual(['B→jan 300'])
  })

  it('keeps what the payer named, whatever is reversed', () => {
    const a = receipt('A', 3, 300, '2026-02-15', { reversed: true })
    const b = receipt('B', 4, 300, '2026-02-20', { designation: ['feb'] })
    expect(paid([jan, feb], [a, b])).toEqual(['B→feb 300'])
  })

  it('draws credit down on items posted later, the older receipt first', () => {
    const a = receipt('A', 2, 450, '2026-01-20')
    const later = item('feb', 3, 300, '2026-02-10')
    expect(paid([jan, later], [a])).toEqual(['A→jan 300', 'A→feb 150'])
  })

  it('pays a late fee only after its principal', () => {
    const fee = item('fee', 2, 50, '2026-02-01', { component: 'late_fee', ofItemId: 'jan' })
    expect(paid([jan, fee], [receipt('A', 3, 320, '2026-02-15')])).toEqual(['A→jan 300', 'A→fee 20'])
  })

  it('pays the late fee of an earlier month before that of a later one', () => {
    const more = { component: 'late_fee', ofItemId: 'jan' } as const
    const first = item('z-first', 2, 50, '2026-02-01', more)
    const second = item('a-second', 3, 50, '2026-03-01', more)
    expect(paid([jan, first, second], [receipt('A', 4, 360, '2026-03-15')])).toEqual([
      'A→jan 300',
      'A→z-first 50',
      'A→a-second 10',
    ])
  })
})

type Event =
  | { kind: 'post'; amount: number; dueIn: number }
  | { kind: 'pay'; amount: number; name: number | null }
  | { kind: 'reverse'; which: number }
const events = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('post' as const),
      amount: fc.integer({ min: 1, max: 50_000 }),
      dueIn: fc.integer({ min: -60, max: 30 }),
    }),
    fc.record({
      kind: fc.constant('pay' as const),
      amount: fc.integer({ min: 1, max: 90_000 }),
      name: fc.option(fc.nat(20)),
    }),
    fc.record({ kind: fc.constant('reverse' as const), which: fc.nat(20) }),
  ),
  { maxLength: 30 },
)

/** The same events as items and receipts, one turn each, one day apart. */
function build(list: Event[]) {
  const items: PostedItem[] = []
  const receipts: TakenReceipt[] = []
  list.forEach((event, turn) => {
    const today = addDays(START, turn)
    if (event.kind === 'post')
      items.push({ ...item(`i${turn}`, turn, event.amount, addDays(today, event.dueIn)), postedDay: today })
    if (event.kind === 'pay') {
      const named = event.name === null ? undefined : items[event.name % Math.max(1, items.length)]
      receipts.push(receipt(`r${turn}`, turn, event.amount, today, { designation: named ? [named.id] : [] }))
    }
    if (event.kind === 'reverse' && receipts.length > 0) {
      const target = receipts[event.which % receipts.length] as TakenReceipt
      target.reversed = true
    }
  })
  return { items, receipts }
}

describe('whatever happened to an account', () => {
  it('no fen appears or vanishes: live money = paid + credit, and posted = paid + open', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { items, receipts } = build(list)
        const { payments, open, credit } = settle(items, receipts)
        const sum = (numbers: Iterable<number>) => [...numbers].reduce((a, b) => a + b, 0)
        const live = receipts.filter((r) => !r.reversed)
        expect(sum(payments.map((p) => p.amount)) + sum(credit.values())).toBe(sum(live.map((r) => r.amount)))
        expect(sum(payments.map((p) => p.amount)) + sum(open.values())).toBe(sum(items.map((i) => i.amount)))
        expect([...open.values(), ...credit.values()].every((n) => n >= 0)).toBe(true)
      }),
      { numRuns: 400 },
    )
  })

  it('taking a receipt and reversing it is as if it had never been', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 90_000 }), (list, amount) => {
        const { items, receipts } = build(list)
        const extra = receipt('extra', list.length, amount, addDays(START, list.length), { reversed: true })
        expect(settle(items, [...receipts, extra])).toEqual(settle(items, receipts))
      }),
      { numRuns: 300 },
    )
  })

  it('never holds credit while something is open', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { items, receipts } = build(list)
        const { open, credit } = settle(items, receipts)
        const total = (map: Map<string, Fen>) => [...map.values()].reduce((a, b) => a + b, 0)
        expect(total(open) > 0 && total(credit) > 0).toBe(false)
      }),
      { numRuns: 300 },
    )
  })

  it('pays step by step what it pays in one replay', () => {
    fc.assert(
      fc.property(events, (list) => {
        const { items, receipts } = build(list.filter((event) => event.kind !== 'reverse'))
        const open = new Map<string, Fen>()
        const credit = new Map<string, Fen>()
        const stepped = new Map<string, number>()
        const step = (id: string, amount: Fen, on: Day, named: readonly string[], posted: PostedItem[]) => {
          const result = allocateToItems(amount, posted, open, on, named)
          for (const p of result.payments) {
            open.set(p.itemId, fen((open.get(p.itemId) ?? 0) - p.amount))
            stepped.set(`${id}/${p.itemId}`, (stepped.get(`${id}/${p.itemId}`) ?? 0) + p.amount)
          }
          credit.set(id, result.allocation.unapplied)
        }
        const posted: PostedItem[] = []
        for (let turn = 0; turn < list.length; turn += 1) {
          for (const one of items.filter((i) => i.turn === turn)) {
            posted.push(one)
            open.set(one.id, one.amount)
            for (const [id, left] of credit) if (left > 0) step(id, left, one.postedDay, [], posted)
          }
          for (const one of receipts.filter((r) => r.turn === turn))
            step(one.id, one.amount, one.day, one.designation, posted)
        }
        const replayed = new Map(
          settle(items, receipts).payments.map((p) => [`${p.receiptId}/${p.itemId}`, p.amount as number]),
        )
        expect(new Map([...stepped].sort())).toEqual(new Map([...replayed].sort()))
      }),
      { numRuns: 300 },
    )
  })
})

it('money for a supplier waits for what the company is owed, unless the payer names it', () => {
  const posted = (id: string, amount: number, dueDay: string, creditor?: string): PostedItem => ({
    id,
    turn: 1,
    component: 'principal',
    ofItemId: null,
    amount: fen(amount),
    dueDay: day(dueDay),
    postedDay: day('2026-01-01'),
    ...(creditor ? { creditor } : {}),
  })
  const items = [posted('water', 8_000, '2026-01-10', '水费'), posted('fee', 20_000, '2026-06-10')]
  const taken = (amount: number, designation: string[]) => [
    { id: 'r', turn: 2, amount: fen(amount), designation, day: day('2026-07-01'), reversed: false },
  ]
  const open = (amount: number, designation: string[] = []) => [
    ...settle(items, taken(amount, designation)).open.values(),
  ]
  expect(open(10_000)).toEqual([8_000, 10_000])
  expect(open(25_000)).toEqual([3_000, 0])
  expect(open(8_000, ['water'])).toEqual([0, 20_000])
})
