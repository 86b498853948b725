import { HOLD_REASONS } from '../../../flow/collections/model.ts'
import { levelOverdue } from '../../../rules/dunning-figures.ts'
import { type LevelCount, levelCount } from '../../../rules/level-figures.ts'
import type { api, Data } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { usePick, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { type Column, DataTable, moneyColumn } from '../../kit/table.tsx'
import { useWhySum } from '../../kit/why-rows.tsx'

type Preview = Data<typeof api.collections.previewRun>
type Level = Preview['levels'][number]

/** `wide`: left out on a narrow screen. */
const COUNTS: readonly { key: LevelCount; wide: boolean }[] = [
  { key: 'reached', wide: false },
  { key: 'noticed', wide: false },
  { key: 'notices', wide: true },
  { key: 'tasks', wide: true },
  { key: 'waiting', wide: false },
  { key: 'held', wide: false },
]

/** Per level: how many stand there, how many are given something now, how many are held and why. */
export function Levels({ levels, decisions }: Pick<Preview, 'levels' | 'decisions'>) {
  const say = useSay()
  const whySum = useWhySum()
  const nameOf = (row: Level) => ({ name: word('level', row.level) })
  const word = useWord()
  const pick = usePick()
  const heldWords = (reason: string) => {
    const known = (HOLD_REASONS as Record<string, { zh: string; en: string }>)[reason]
    return known ? pick(known) : word('held', reason)
  }
  const titleOf = (row: Level, column: string) => say('why.cell', { row: word('level', row.level), column })
  const columns: Column<Level>[] = [
    { key: 'level', title: say('conversation.level'), kind: 'code', cell: (row) => word('level', row.level) },
    ...COUNTS.map(
      ({ key, wide }): Column<Level> => ({
        key,
        title: say(`dunning.${key}`),
        kind: 'number',
        wide,
        cell: (row) => row[key],
        why: (row) => ({
          ...tellHere(titleOf(row, say(`dunning.${key}`)), () => levelCount(key, row, decisions)),
          shown: String(row[key]),
        }),
      }),
    ),
    {
      key: 'why',
      title: say('dunning.heldWhy'),
      wide: true,
      cell: (row) =>
        Object.entries(row.heldReasons)
          .map(([reason, count]) => `${heldWords(reason)} ${count}`)
          .join(say('list.and')) || '—',
    },
    moneyColumn('overdue', say('column.overdue'), (row) => row.overdueFen, {
      why: (row) =>
        tellHere(titleOf(row, say('column.overdue')), () =>
          levelOverdue(row.level, row.overdueFen, decisions),
        ),
      whyTotal: (rows) => whySum(say('column.overdue'), rows, (row) => row.overdueFen, nameOf),
    }),
  ]
  return (
    <DataTable
      caption={say('dunning.levels')}
      columns={columns}
      rows={levels}
      rowKey={(row) => row.level}
      empty={<Empty why={say('dunning.nobody')} />}
    />
  )
}
