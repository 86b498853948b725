import { sqlFile } from '../../../platform/db/sql-file.ts'
import type { Tx } from '../../../platform/db/tx.ts'
import type { Day } from '../../../rules/day.ts'
import { maskName } from '../../../rules/mask.ts'
import { type Board, CELL_STATES, type Cell, type CellState } from '../model.ts'
import { type Need, needOf } from './need.ts'

const CELLS = sqlFile(import.meta.url, '../sql/board.sql')
const BUILDINGS = sqlFile(import.meta.url, '../sql/buildings.sql')

type Row = Omit<Cell, 'state' | 'openFen' | 'overdueFen' | 'creditFen'> & {
  buildingId: string
  visible: boolean
  charged: boolean
  openFen: number
  overdueFen: number
  creditFen: number
}

/** 房态图: every premises with its state today, building by building, upper floors first. */
export async function readBoard(tx: Tx, input: Need & { day: Day }): Promise<Board> {
  const buildings = await tx.rows<{ buildingId: string; name: string; phase: string | null }>(BUILDINGS, {
    community_id: input.communityId,
  })
  // Right after an import the planner knows nothing of the new rows and would read each table once a room: 5,000 rooms
  // then took more than a minute.
  const rows = await tx.inBulk(() => tx.rows<Row>(CELLS, { ...needOf(input), day: input.day }))
  const byBuilding = Map.groupBy(rows, (row) => row.buildingId)
  const counts = Object.fromEntries(CELL_STATES.map((state) => [state, 0])) as Record<CellState, number>
  const filled = buildings.map((building) => ({
    ...building,
    cells: (byBuilding.get(building.buildingId) ?? []).map((row) => {
      const cell = cellOf(row)
      counts[cell.state] += 1
      return cell
    }),
  }))
  return { day: input.day, buildings: filled.sort(byName), counts }
}

function cellOf({ visible, charged, ...row }: Row): Cell {
  if (row.householdId === null)
    return { ...row, state: 'vacant', household: null, openFen: 0, overdueFen: 0, creditFen: 0 }
  if (visible) return { ...row, state: stateOf(row, charged) }
  const household = row.household && maskName(row.household)
  return { ...row, household, state: 'hidden', openFen: null, overdueFen: null, creditFen: null }
}

function stateOf(row: Pick<Row, 'openFen' | 'overdueFen' | 'creditFen'>, charged: boolean): CellState {
  if (row.overdueFen > 0) return 'overdue'
  if (row.openFen > 0) return 'not_due'
  if (row.creditFen > 0) return 'credit'
  return charged ? 'paid' : 'no_charge'
}

// 2号楼 before 10号楼.
const inOrder = new Intl.Collator('zh-Hans-CN', { numeric: true })
function byName(
  a: { name: string; phase: string | null },
  b: { name: string; phase: string | null },
): number {
  return inOrder.compare(a.phase ?? '', b.phase ?? '') || inOrder.compare(a.name, b.name)
}
