/** U2: 100,000 homes made by the real commands, 500 queries as people type them; the time and the place of the answer. */
import { expect, test } from 'vitest'
import { findHousehold } from '../../src/flow/insight/reads/find.ts'
import { createCommunity } from '../../src/flow/roster/commands/create-community.ts'
import { saveHouseholds } from '../../src/flow/roster/commands/save-households.ts'
import { savePremises } from '../../src/flow/roster/commands/save-premises.ts'
import { searchKey } from '../../src/flow/roster/search-key.ts'
import { day } from '../../src/rules/day.ts'
import { testCompany } from '../support/company.ts'
import { note } from './report.ts'

const HOMES = Number(process.env['DUNWELL_EASE_HOMES'] ?? 100_000)
const PER_BUILDING = 500
const CHUNK = 20_000
const QUERIES = 500
const TOP = 3
const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈',
]
const GIVEN = [
  ...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华慧巧美婷玉兰萍红鹏飞志文建国海波宁欣怡子涵梓轩浩宇思雨晨曦佳琪瑞雪',
]

const homes = Array.from({ length: HOMES }, (_, index) => {
  const place = index % PER_BUILDING
  const [building, floor, door] = [
    Math.floor(index / PER_BUILDING) + 1,
    Math.floor(place / 10) + 1,
    (place % 10) + 1,
  ]
  const mixed = (index * 2_654_435_761) % 4_294_967_296
  const pick = (list: string[], divisor: number) => list[Math.floor(mixed / divisor) % list.length] as string
  const name = pick(SURNAMES, 1) + pick(GIVEN, 50) + pick(GIVEN, 2_731)
  const room = `${floor}${String(door).padStart(2, '0')}`
  return {
    building: String(building),
    room,
    floor,
    name,
    code: `${building}-1-${room}`,
    phone: `138${String(mixed % 100_000_000).padStart(8, '0')}`,
  }
})

test('a household among a hundred thousand', async () => {
  const company = await testCompany()
  const communityId = await company.run(
    async (tx) => (await createCommunity(tx, { code: 'CITY', name: '十万户' })).communityId,
  )
  for (let from = 0; from < homes.length; from += CHUNK) {
    const some = homes.slice(from, from + CHUNK)
    await company.run((tx) =>
      savePremises(
        tx,
        communityId,
        some.map(({ building, room, floor, code }) => ({
          building,
          entrance: '1',
          room,
          floor,
          code,
          usage: 'residential' as const,
          floorArea: '90.00',
        })),
      ),
    )
    await company.run((tx) =>
      saveHouseholds(
        tx,
        communityId,
        some.map(({ code, name, phone }) => ({
          premisesCode: code,
          owners: [{ name, phones: [phone] }],
          fromDay: '2020-01-01',
        })),
      ),
    )
  }
  await company.query('ANALYZE')
  const asked = Array.from({ length: QUERIES }, (_, index) => query(index))
  const kinds = new Map<string, { ms: number[]; right: number }>()
  for (const { kind, q, right } of asked) {
    const seen = kinds.get(kind) ?? { ms: [], right: 0 }
    kinds.set(kind, seen)
    const began = performance.now()
    const found = await company.run((tx) =>
      findHousehold(tx, { communityId, stewardId: null, q, limit: 10, day: day('2026-11-21') }).finally(() =>
        tx.nothingChanged(),
      ),
    )
    seen.ms.push(performance.now() - began)
    if (found.slice(0, TOP).some(right)) seen.right += 1
  }
  const lines = [...kinds].map(([kind, { ms, right }]) => {
    const sorted = ms.sort((a, b) => a - b)
    const at = (share: number) => (sorted[Math.floor(sorted.length * share)] as number).toFixed(0)
    return `| ${kind} | ${ms.length} | ${at(0.5)} | ${at(0.95)} | ${((100 * right) / ms.length).toFixed(1)} % |`
  })
  note('U2', `${HOMES} 户 homes，${QUERIES} 次查找 queries`, [
    '| 怎么找 typed | 次 queries | 中位 p50 ms | p95 ms | 前三名命中 right in top three |',
    '|---|---:|---:|---:|---:|',
    ...lines,
    '',
    '同名、同首字母的住户很多：任何一户都算对。Many homes share a name or its initials: any of them counts as right.',
  ])
  expect(asked).toHaveLength(QUERIES)
})

type Home = (typeof homes)[number]

/** A name borne by more than three homes has no single right answer: any home of that name is right then. */
function query(index: number) {
  const home = homes[(index * 7_919) % homes.length] as Home
  const byCode = ({ code }: { code: string }) => code === home.code
  const byKey =
    (key: string) =>
    ({ household }: { household: string | null }) =>
      (household ? searchKey(household) : '').includes(key)
  const spelt = searchKey(home.name)
  switch (index % 5) {
    case 0:
      return { kind: '房号 room', q: home.code, right: byCode }
    case 1:
      return {
        kind: '姓名 name',
        q: home.name,
        right: ({ household }: { household: string | null }) => household === home.name,
      }
    case 2:
      return {
        kind: '姓名一字 one character',
        q: home.name[1] as string,
        right: ({ household }: { household: string | null }) =>
          household?.includes(home.name[1] as string) ?? false,
      }
    case 3:
      return {
        kind: '拼音首字母 initials',
        q: spelt.split(' ')[0] as string,
        right: byKey(spelt.split(' ')[0] as string),
      }
    default:
      return { kind: '电话后六位 phone tail', q: home.phone.slice(-6), right: byCode }
  }
}
