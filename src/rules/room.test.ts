import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalBuilding, canonicalEntrance, parseRoom } from './room.ts'

describe('the name of a room', () => {
  it.each([
    ['3-2-1502', '3-2-1502', 15],
    ['3栋2单元1502室', '3-2-1502', 15],
    ['３－２－１５０２', '3-2-1502', 15],
    ['3号楼二单元1502', '3-2-1502', 15],
    ['第3栋第2单元1502', '3-2-1502', 15],
    ['3#楼2单元1502房', '3-2-1502', 15],
    ['3#2-1502', '3-2-1502', 15],
    ['3 2 1502', '3-2-1502', 15],
    ['03-02-1502', '3-2-1502', 15],
    ['3栋2单元15层02室', '3-2-1502', 15],
    ['3-2-15-02', '3-2-1502', 15],
    ['3-2-101', '3-2-101', 1],
    ['3-2-0101', '3-2-101', 1],
    ['A座-商铺12', 'A-商铺12', null],
    ['A座商铺12号', 'A-商铺12', null],
    ['A-12号商铺', 'A-商铺12', null],
    ['3-0-12', '3-12', null],
    ['一期三栋2单元0101', '1期3-2-101', 1],
    ['88弄3号502室', '88弄3-502', 5],
    ['地下车库-C012', '地下车库-C012', null],
    ['A座1502A', 'A-1502A', 15],
  ])('%s is %s', (text, code, floor) => {
    expect(parseRoom(text)).toMatchObject({ code, floor })
  })

  it('says which floors it read off a number and which were stated', () => {
    expect(parseRoom('3-2-1502')).toMatchObject({ floor: 15, derived: true })
    expect(parseRoom('3栋2单元15层1502')).toMatchObject({ floor: 15, derived: false })
    expect(parseRoom('3-2-C001')).toMatchObject({ floor: null, derived: false })
  })

  it('keeps what it does not understand apart: C001 and C1 are two', () => {
    expect(parseRoom('B-C001')).toMatchObject({ code: 'B-C001' })
    expect(parseRoom('B-C1')).toMatchObject({ code: 'B-C1' })
  })

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['1502', 'no_building'],
    ['商铺12', 'no_building'],
    ['3栋', 'no_room'],
    ['3栋2单元', 'no_room'],
    ['3楼302', 'ambiguous'],
    ['1-1-1-1-1', 'unreadable'],
    ['房'.repeat(61), 'unreadable'],
  ])('%s is a problem: %s', (text, problem) => {
    expect(parseRoom(text)).toEqual({ problem })
  })

  it('uses what other columns say, and names a contradiction', () => {
    expect(parseRoom('1502', { building: '3栋', entrance: '2单元' })).toMatchObject({ code: '3-2-1502' })
    expect(parseRoom('1502', { building: '3栋2单元' })).toMatchObject({ code: '3-2-1502' })
    expect(parseRoom('2-1502', { building: '3栋' })).toMatchObject({ code: '3-2-1502' })
    expect(parseRoom('3-2-1502', { building: '3', entrance: '2' })).toMatchObject({ code: '3-2-1502' })
    expect(parseRoom('3-1502', { building: '3', pair: 'building' })).toMatchObject({ code: '3-1502' })
    expect(parseRoom('4-2-1502', { building: '3' })).toEqual({ problem: 'conflict' })
    expect(parseRoom('3-1-1502', { building: '3', entrance: '2' })).toEqual({ problem: 'conflict' })
  })

  it('reads measure words off buildings and entrances', () => {
    for (const text of ['3', '03', '3栋', '3号楼', '三栋', '3#', '3幢', '第三栋', ' ３栋 '])
      expect(canonicalBuilding(text)).toBe('3')
    for (const text of ['十二栋', '12号楼']) expect(canonicalBuilding(text)).toBe('12')
    expect(canonicalBuilding('三江苑')).toBe('三江苑')
    for (const text of ['2', '2单元', '二单元', '02', '2门']) expect(canonicalEntrance(text)).toBe('2')
    for (const text of ['', '0', '-', '/', '无']) expect(canonicalEntrance(text)).toBeNull()
  })

  it('gives every spelling of one room one code', () => {
    const building = fc.oneof(
      fc.integer({ min: 1, max: 199 }).map(String),
      fc.constantFrom('A', 'B', 'C', 'D1'),
    )
    const number = fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 30 }))
    const spelling = fc.nat({ max: SPELLINGS.length - 1 })
    fc.assert(
      fc.property(
        building,
        fc.integer({ min: 1, max: 12 }),
        number,
        spelling,
        (b, e, [floor, door], which) => {
          const room = `${floor}${String(door).padStart(2, '0')}`
          const text = (SPELLINGS[which] as Spelling)(b, String(e), room)
          expect(parseRoom(text), text).toMatchObject({ code: `${b}-${e}-${room}`, floor })
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('never gives two rooms one code', () => {
    const part = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(part, part, part, part, part, part, (a, b, c, x, y, z) => {
        const one = parseRoom(`${a}栋${b}单元${c}室`)
        const two = parseRoom(`${x}-${y}-${z}`)
        const same = a === x && b === y && c === z
        expect('code' in one && 'code' in two && one.code === two.code).toBe(same)
      }),
    )
  })

  it('answers any text at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const name = parseRoom(text)
        if ('code' in name) expect(name.code).not.toBe('')
      }),
    )
  })
})

type Spelling = (building: string, entrance: string, room: string) => string
const wide = (text: string) =>
  text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0))
const SPELLINGS: Spelling[] = [
  (b, e, r) => `${b}-${e}-${r}`,
  (b, e, r) => wide(`${b}-${e}-${r}`),
  (b, e, r) => `${b}栋${e}单元${r}室`,
  (b, e, r) => `${b}栋${e}单元${r}`,
  (b, e, r) => `${b}幢${e}单元${r}房`,
  (b, e, r) => `${b}号楼${e}单元${r}`,
  (b, e, r) => `第${b}栋 ${e}单元 ${r}室`,
  (b, e, r) => `${b}座-${e}单元-${r}`,
  (b, e, r) => `${b}#${e}-${r}`,
  (b, e, r) => `${b}#楼${e}单元${r}`,
  (b, e, r) => `${b}/${e}/${r}`,
  (b, e, r) => `${b} － ${e} － ${r}`,
  (b, e, r) => ` ${b.toLowerCase()}—${e}—${r} `,
  (b, e, r) => `0${b}-0${e}-${r}`.replace(/^0(?=\D)/, ''),
  (b, e, r) => `${b}栋${e}单元${r.slice(0, -2)}层${r}`,
  (b, e, r) => `${b}栋${e}单元${r.slice(0, -2)}层${r.slice(-2)}室`,
]
