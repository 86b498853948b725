import { useNavigate, useRouter } from '@tanstack/react-router'
import { memo, type MouseEvent } from 'react'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { yuanText } from '../../kit/money.tsx'
import { byName, nameOf } from './building-name.ts'
import { Overdue } from './building-overdue.tsx'
import { type Building, type Cell, GLYPHS, type State } from './cell-state.ts'

type Floor = { floor: number | null; cells: Cell[] }

/** One building as it stands: entrances side by side, the top floor on top; what has no floor is one row below. */
export const BuildingGrid = memo(function BuildingGrid(props: {
  building: Building
  show: State | undefined
}) {
  const say = useSay()
  const word = useWord()
  const words = { say, word }
  const { building, show } = props
  const { hrefOf, onClick } = useRooms()
  const overdue = building.cells.filter((cell) => cell.state === 'overdue').length
  return (
    <section className="building" aria-label={building.name}>
      <h2>
        {nameOf(say, building.name)}
        <span className="muted">
          {say('board.buildingCount', { count: building.cells.length })}
          {overdue > 0 && ' · '}
          {overdue > 0 && <Overdue building={building.name} count={overdue} />}
        </span>
      </h2>
      <div className="entrances" onClick={onClick} onMouseOver={nameTheRoom}>
        {entrancesOf(building.cells).map(({ entrance, floors }) => (
          <div key={entrance ?? ''} className="entrance">
            {entrance && <h3>{say('board.entrance', { name: entrance })}</h3>}
            <table className="floors">
              <caption className="sr-only">
                {building.name} {entrance ? say('board.entrance', { name: entrance }) : ''}
              </caption>
              <tbody>
                {floors.map(({ floor, cells }) => (
                  <tr key={floor ?? 'none'}>
                    <th scope="row">
                      {floor === null ? (
                        <span className="sr-only">{say('board.noFloor')}</span>
                      ) : (
                        say('board.floor', { floor })
                      )}
                    </th>
                    <td>
                      <div className={floor === null ? 'rooms rooms-wrap' : 'rooms'}>
                        {cells.map((cell) =>
                          roomCell(words, {
                            cell,
                            href: hrefOf(cell),
                            dim: show !== undefined && cell.state !== show,
                          }),
                        )}
                      </div>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        ))}
      </div>
    </section>
  )
})

const ANY = '00000000'

/**
 * Addresses of thousands of rooms, and one listener for all of them: a router link a room would compute its own
 * address and watch the location, and five thousand of those are slower than everything else on the board together.
 */
function useRooms() {
  const router = useRouter()
  const navigate = useNavigate()
  const to = '/households/$householdId'
  const { href } = router.buildLocation({ to, params: { householdId: ANY } })
  const hrefOf = ({ householdId }: Cell) => householdId && href.replace(ANY, householdId)
  const onClick = (event: MouseEvent) => {
    const room = (event.target as Element).closest<HTMLAnchorElement>('a[data-household]')
    const householdId = room?.dataset['household']
    if (!householdId || opensElsewhere(event)) return
    event.preventDefault()
    void navigate({ to, params: { householdId } })
  }
  return { hrefOf, onClick }
}

/** With these keys the browser opens a link in a tab or window of its own. */
function opensElsewhere(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey
}

type Words = { say: ReturnType<typeof useSay>; word: ReturnType<typeof useWord> }

/** One element a room: its sign is an attribute that the style sheet writes, its title comes when a mouse does. */
function roomCell({ say, word }: Words, props: { cell: Cell; href: string | null; dim: boolean }) {
  const { cell, href, dim } = props
  const owed = cell.openFen ? say('board.cellOpen', { amount: yuanText(cell.openFen) }) : ''
  const label = [cell.code, cell.household, word('cell', cell.state), owed].filter(Boolean).join(' · ')
  const drawn = {
    className: `room-cell cell-${cell.state}${dim ? ' room-dim' : ''}`,
    'data-glyph': GLYPHS[cell.state],
    'aria-label': label,
  }
  if (!href) {
    return (
      <span key={cell.premisesId} role="img" {...drawn}>
        {cell.room}
      </span>
    )
  }
  return (
    <a key={cell.premisesId} href={href} data-household={cell.householdId} {...drawn}>
      {cell.room}
    </a>
  )
}

/** What a screen reader is told of a room, a mouse may read too. */
function nameTheRoom(event: MouseEvent): void {
  const room = (event.target as Element).closest<HTMLElement>('.room-cell')
  if (room && !room.title) room.title = room.ariaLabel ?? ''
}

function entrancesOf(cells: readonly Cell[]): { entrance: string | null; floors: Floor[] }[] {
  const byEntrance = Map.groupBy(cells, (cell) => cell.entrance)
  const groups = [...byEntrance].map(([entrance, own]) => ({ entrance, floors: floorsOf(own) }))
  return groups.sort(
    (a, b) =>
      Number(a.entrance === null) - Number(b.entrance === null) || byName(a.entrance ?? '', b.entrance ?? ''),
  )
}

function floorsOf(cells: readonly Cell[]): Floor[] {
  return [...Map.groupBy(cells, (cell) => cell.floor)]
    .map(([floor, own]) => ({ floor, cells: own.toSorted((a, b) => byName(a.room, b.room)) }))
    .sort((a, b) => (b.floor ?? -99) - (a.floor ?? -99))
}
