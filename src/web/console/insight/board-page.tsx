import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { askServer } from '../../kit/figure-trail.tsx'
import { useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Fact, Facts, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { useAskWhy, WhyFigure } from '../../kit/why.tsx'
import { BuildingGrid } from './building-grid.tsx'
import { byName, nameOf } from './building-name.ts'
import { type Board, GLYPHS, STATES, type State } from './cell-state.ts'

/** 房态图: every building, floor over floor, each room in colour and glyph. */
export function BoardPage() {
  const say = useSay()
  const community = useCommunity()
  const board = useQuery(query.insight.board.queryOptions({ input: { communityId: community.communityId } }))
  return (
    <Page title={say('board.title')} lead={say('board.lead')}>
      <Loaded query={board}>{(data) => <BoardView board={data} />}</Loaded>
    </Page>
  )
}

function BoardView({ board }: { board: Board }) {
  const say = useSay()
  const { may } = useSession()
  const { building, show } = useSearch({ from: '/rooms' })
  if (board.buildings.length === 0) {
    return (
      <Empty
        why={say('board.empty')}
        action={may('imports.run') ? <Link to="/imports">{say('board.emptyAction')}</Link> : undefined}
      />
    )
  }
  const buildings = board.buildings.toSorted((a, b) => byName(a.name, b.name))
  const shown = building ? buildings.filter((one) => one.name === building) : buildings
  return (
    <div className="stack">
      <div className="board-bar">
        <Legend board={board} show={show} />
        <BuildingSelect board={board} building={building} />
      </div>
      <div className="buildings">
        {shown.map((one) => (
          <BuildingGrid key={one.buildingId} building={one} show={show as State | undefined} />
        ))}
      </div>
    </div>
  )
}

/** The legend is also the filter: choosing a state dims all others. */
function Legend({ board, show }: { board: Board; show: string | undefined }) {
  const say = useSay()
  const word = useWord()
  const navigate = useNavigate()
  const ask = useAskWhy()
  const present = STATES.filter((state) => (board.counts[state] ?? 0) > 0)
  return (
    <div className="legend" role="group" aria-label={say('board.legend')}>
      {present.map((state) => (
        <button
          key={state}
          type="button"
          className="legend-item"
          aria-pressed={show === state}
          onClick={() =>
            void navigate({
              to: '.',
              search: (current) => ({ ...current, show: show === state ? undefined : state }),
              replace: true,
            })
          }
        >
          <span className={`swatch cell-${state}`} aria-hidden>
            {GLYPHS[state]}
          </span>
          {word('cell', state)} <strong>{board.counts[state]}</strong>
        </button>
      ))}
      <button
        type="button"
        className="link-button why"
        aria-haspopup="dialog"
        onClick={() =>
          ask({ title: say('board.whyStates'), answer: () => <States board={board} states={present} /> })
        }
      >
        {say('board.whyStates')}
      </button>
    </div>
  )
}

/** How many stand in each state; a count says what the state means and which rooms they are. */
function States({ board, states }: { board: Board; states: readonly State[] }) {
  const say = useSay()
  const word = useWord()
  const { communityId } = useCommunity()
  return (
    <div className="stack">
      <p>{say('board.whyHint')}</p>
      <Facts>
        {states.map((state) => (
          <Fact key={state} name={word('cell', state)} strong>
            <WhyFigure
              {...askServer(word('cell', state), () =>
                query.insight.why.board.queryOptions({ input: { communityId, state } }),
              )}
              shown={say('board.buildingCount', { count: board.counts[state] ?? 0 })}
            >
              {board.counts[state]}
            </WhyFigure>
          </Fact>
        ))}
      </Facts>
    </div>
  )
}

function BuildingSelect({ board, building }: { board: Board; building: string | undefined }) {
  const say = useSay()
  const navigate = useNavigate()
  return (
    <select
      className="native board-building"
      aria-label={say('board.building')}
      value={building ?? ''}
      onChange={(event) =>
        void navigate({
          to: '.',
          search: (current) => ({ ...current, building: event.target.value || undefined }),
          replace: true,
        })
      }
    >
      <option value="">{say('board.allBuildings', { count: board.buildings.length })}</option>
      {board.buildings
        .toSorted((a, b) => byName(a.name, b.name))
        .map((one) => (
          <option key={one.buildingId} value={one.name}>
            {[one.phase, nameOf(say, one.name)].filter(Boolean).join(' · ')}
          </option>
        ))}
    </select>
  )
}
