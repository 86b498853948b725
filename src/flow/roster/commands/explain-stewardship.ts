import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Because } from '../../../rules/because.ts'
import type { Day } from '../../../rules/day.ts'
import { figure, ground, type Part } from '../../../rules/figure.ts'
import { maskName } from '../../../rules/mask.ts'

const stewardedHouseholds = sqlFile(import.meta.url, '../sql/stewarded-households.sql')

type Row = {
  householdId: string
  household: string
  codes: string[]
  known: boolean
  since: Day
  staffName: string
  building: string
}
export type AskedStewardship = {
  communityId: string
  staffId: string
  buildingId: string
  duty: 'responsible' | 'cover'
  /** The day asked about, and the day on which it is asked. */
  day: Day
  today: Day
  /** null: whoever asks may read every name; else the steward whose own alone are read. */
  stewardId: string | null
}

/** Why a steward has so many households in a building: which they are, by room. None: zero. */
export async function explainStewardship(tx: Tx, asked: AskedStewardship): Promise<Because> {
  const rows = await tx.rows<Row>(stewardedHouseholds, {
    community: asked.communityId,
    staff: asked.staffId,
    building: asked.buildingId,
    duty: asked.duty,
    day: asked.day,
    today: asked.today,
    steward_id: asked.stewardId,
  })
  const [first] = rows
  const { zh, en } = DUTIES[asked.duty]
  const who = first ? placed(first) : { zh: '这位管家', en: 'this steward' }
  const words = (shown: string) => ({
    zh: `${asked.day}，${who.zh} ${zh} ${shown} 户。`,
    en: `On ${asked.day}, ${who.en}: ${shown} household(s) ${en}.`,
  })
  return figure('count', 'figure.stewardship', words, rows.map(partOf), [
    ONE_STEWARD,
    BY_BUILDING,
    NEED_TO_KNOW,
  ])
}

/** `刘管家在 1 栋`; a building that has a name is called by it. */
function placed({ staffName, building }: Row) {
  const number = /^[0-9A-Za-z]+$/.test(building)
  return {
    zh: `${staffName}在 ${building}${number ? ' 栋' : ''}`,
    en: `${staffName} in ${number ? 'building ' : ''}${building}`,
  }
}

const DUTIES = {
  responsible: { zh: '负责', en: 'answered for' },
  cover: { zh: '代班', en: 'covered' },
}

/** A name is written out, and leads to its household, only for whoever may read it. */
function partOf({ householdId, household, codes, known, since }: Row): Part {
  const name = known ? household : maskName(household)
  return {
    value: 1,
    zh: `${codes.join('、')} ${name}：自 ${since}`,
    en: `${codes.join(', ')} ${name}: since ${since}`,
    subject: known ? `household:${householdId}` : undefined,
  }
}

const ONE_STEWARD = ground(
  '每户每天只有一位负责管家；代班另算，不减少负责管家的户数。',
  'A household has one responsible steward a day; cover counts beside it and takes nothing from it.',
  { law: '产品规定' },
)

const BY_BUILDING = ground(
  '按当天的缴费责任人计：没有人负责缴费的空置房不算；在两栋楼都有房的一户，两栋各算一次。',
  'Counted by who is liable that day: empty premises are no household, and one with premises in two buildings counts in both.',
  { law: '产品规定' },
)

const NEED_TO_KNOW = ground(
  '只有工作需要的人才看得到业主的姓名，所以户要分给管家。',
  'Names are read by those whose work needs them; that is why households are divided among stewards.',
  { law: '个人信息保护法', article: '第六条' },
)
