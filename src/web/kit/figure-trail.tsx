import { type UseQueryOptions, useQuery } from '@tanstack/react-query'
import type { BecauseShape as Because } from '../../platform/http/contract.ts'
import { groundsOf, partsOf } from '../../rules/figure.ts'
import { BecauseTree } from './because-tree.tsx'
import { fenOf, Parts } from './figure-parts.tsx'
import { usePick, useSay } from './i18n/i18n.tsx'
import { LawSource } from './law-article.tsx'
import { Money } from './money.tsx'
import { Loaded } from './page.tsx'
import type { Asked } from './why.tsx'

/** Why, answered by the server when somebody asks; only then is the question put together. */
export function askServer<Read, Key extends readonly unknown[]>(
  title: string,
  ask: () => UseQueryOptions<Read, Error, Because, Key>,
): Asked {
  return { title, answer: () => <AskedTrail ask={ask()} /> }
}

/** Why, answered from what the page holds already. */
export function tellHere(title: string, trail: () => Because): Asked {
  return { title, answer: () => <AnyTrail trail={trail()} /> }
}

function AskedTrail<Read, Key extends readonly unknown[]>(props: {
  ask: UseQueryOptions<Read, Error, Because, Key>
}) {
  const trail = useQuery(props.ask)
  return <Loaded query={trail}>{(because) => <AnyTrail trail={because} />}</Loaded>
}

/** A figure of a report has parts that sum to it; any other trail is a tree of reasons. */
function AnyTrail({ trail }: { trail: Because }) {
  return trail.rule.startsWith('figure.') ? <FigureTrail trail={trail} /> : <BecauseTree trail={trail} />
}

/** What a figure is, what it is the sum of, and the rules and law behind it. */
function FigureTrail({ trail }: { trail: Because }) {
  const say = useSay()
  const pick = usePick()
  const parts = partsOf(trail)
  const grounds = groundsOf(trail)
  return (
    <div className="figure-trail">
      <p className="figure-value">
        <Value of={trail} />
      </p>
      <p>{pick(trail)}</p>
      {grounds.length > 0 && (
        <section>
          <h2>{say('why.grounds')}</h2>
          <ul className="figure-grounds">
            {grounds.map((line) => (
              <li key={line.en}>
                {pick(line)}
                {line.source && (
                  <LawSource
                    law={line.source.law}
                    article={line.source.article ?? null}
                    on={line.source.on}
                  />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      {trail.unit === 'share' ? (
        parts.map((side) => <Parts key={side.en} of={side} heading={pick(side)} />)
      ) : (
        <Parts of={trail} heading={say('why.parts')} />
      )}
    </div>
  )
}

function Value({ of }: { of: Because }) {
  const say = useSay()
  if (of.unit === 'yuan') return <Money fen={fenOf(of)} />
  if (of.unit === 'share' && of.value !== '—') return <>{(Number(of.value) * 100).toFixed(2)} %</>
  if (of.unit === 'share') return <>{say('rate.none')}</>
  return <>{of.value}</>
}
