/** Who lives and trades in 和园 on the first day: owners, couples, tenants, the developer, and how each of them pays. */
import type { HouseholdRowInput, PremisesRowInput } from '../flow/roster/model.ts'
import { addDays, type Day } from '../rules/day.ts'
import type { Chance } from './chance.ts'
import { type Buildings, layout, type Place, type Wanted } from './layout.ts'
import { DEVELOPER, Phones, personName, shopTenant } from './names.ts'
import { type TemperName, tempersFor } from './temper.ts'

type Owner = HouseholdRowInput['owners'] extends (infer One)[] | undefined ? One : never

export type Family = {
  temper: TemperName
  /** What this household answers for; the first is its home. */
  codes: string[]
  owners: Owner[]
}

export type Plan = {
  buildings: Buildings
  premises: PremisesRowInput[]
  households: HouseholdRowInput[]
  families: Family[]
  /** Flats the developer still holds and hands over later. */
  toHandOver: string[]
  doubleSpaces: string[]
  phones: Phones
}

/** Sizes for so many households of owners; the developer's own flats come on top. */
export function sizesFor(households: number): Wanted & { unsold: number; late: number; second: number } {
  const part = (share: number) => Math.max(1, Math.round(households * share))
  const [shops, houses, second] = [part(0.05), part(0.03), part(0.03)]
  const [unsold, late] = [part(0.03), part(0.03)]
  const flats = households - shops - houses + second + unsold
  return { flats, houses, shops, spaces: part(0.45), stores: part(0.1), unsold, late, second }
}

export function planFamilies(households: number, first: Day, community: string, chance: Chance): Plan {
  const sizes = sizesFor(households)
  const { places, buildings } = layout(sizes, chance.fork('layout'))
  const phones = new Phones(chance.fork('phones'))
  const draw = chance.fork('families')
  const of = (kind: Place['kind']) => places.filter((place) => place.kind === kind)
  const flats = draw.shuffled(of('flat'))
  const held = flats.splice(0, sizes.unsold + sizes.late)
  const seconds = flats.splice(0, sizes.second)
  const homes = [...flats, ...of('house'), ...of('shop')]
  const tempers = draw.shuffled(tempersFor(homes.length))
  const movedIn = new Map<string, Day>()
  const rows: HouseholdRowInput[] = []
  const families = homes.map((home, index): Family => {
    const owners = ownersOf(home, draw, phones)
    movedIn.set(home.row.code, addDays(first, -draw.whole(500, 2200)))
    const family = { temper: tempers[index] as TemperName, codes: [home.row.code], owners }
    rows.push(rowOf(home, family, movedIn, community, draw, phones))
    return family
  })
  const settled = families.filter((_, index) => homes[index]?.kind !== 'shop' && !rows[index]?.tenant)
  const more = (extra: Place[], owners: Family[]) => {
    for (const [index, place] of extra.entries()) {
      const family = owners[index % owners.length] as Family
      movedIn.set(place.row.code, movedIn.get(family.codes[0] as string) as Day)
      family.codes.push(place.row.code)
      rows.push(rowOf(place, family, movedIn, community, draw, phones))
    }
  }
  more(seconds, draw.shuffled(settled))
  more(of('space'), draw.shuffled(settled))
  more(of('store'), draw.shuffled(settled))
  const developer = { name: DEVELOPER, fromDay: addDays(first, -2400) }
  for (const { row } of held) rows.push({ premisesCode: row.code, fromDay: developer.fromDay, developer })
  const heldCodes = new Set(held.map(({ row }) => row.code))
  const premises = places.map(({ kind, row }) => ({
    ...row,
    paidUntil: addDays(first, -1),
    ...(heldCodes.has(row.code)
      ? { status: 'unsold' as const }
      : { handoverDay: movedIn.get(row.code), status: statusOf(kind, row.code, rows, draw) }),
  }))
  return {
    buildings,
    premises,
    households: rows,
    families,
    toHandOver: held.slice(sizes.unsold).map(({ row }) => row.code),
    doubleSpaces: of('space').flatMap(({ row }, index) => (index % 8 === 7 ? [row.code] : [])),
    phones,
  }
}

/** One owner, a couple, or now and then three heirs with shares. */
function ownersOf(home: Place, chance: Chance, phones: Phones): Owner[] {
  const owner = (phoneCount = 1): Owner => ({
    name: personName(chance),
    phones: Array.from({ length: phoneCount }, () => phones.next()),
  })
  if (home.kind !== 'shop' && chance.yes(0.02)) {
    return [3, 3, 4].map((num) => ({ ...owner(), share: { num, den: 10 } }))
  }
  const couple = home.kind !== 'shop' && chance.yes(0.38)
  return couple ? [owner(), owner()] : [owner(chance.yes(0.15) ? 2 : 1)]
}

function rowOf(
  place: Place,
  family: Family,
  movedIn: ReadonlyMap<string, Day>,
  community: string,
  chance: Chance,
  phones: Phones,
): HouseholdRowInput {
  const fromDay = movedIn.get(place.row.code) as Day
  const home = family.codes[0] === place.row.code
  const let_ = home && chance.yes(place.kind === 'shop' ? 0.55 : place.kind === 'flat' ? 0.07 : 0)
  const name =
    place.kind === 'shop' ? shopTenant(Number(/\d+$/.exec(place.row.room)?.[0]) - 1) : personName(chance)
  return {
    premisesCode: place.row.code,
    owners: family.owners,
    fromDay,
    ...(home ? { address: `${community}${place.row.building}号楼${place.row.code}` } : {}),
    ...(let_
      ? { tenant: { name, phones: [phones.next()], fromDay: addDays(fromDay, chance.whole(60, 400)) } }
      : {}),
    ...(home && chance.yes(0.2) ? { emergency: { name: personName(chance), phone: phones.next() } } : {}),
  }
}

function statusOf(kind: Place['kind'], code: string, rows: readonly HouseholdRowInput[], chance: Chance) {
  if (rows.some((row) => row.premisesCode === code && row.tenant)) return 'let' as const
  if (kind === 'space' || kind === 'store') return 'handed_over' as const
  return chance.weighted({ occupied: 88, vacant: 8, renovating: 4 }) as 'occupied' | 'vacant' | 'renovating'
}
