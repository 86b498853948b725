import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { rateFigure } from '../../../rules/rate-figure.ts'
import { query } from '../../kit/api.ts'
import { Empty } from '../../kit/empty.tsx'
import { tellHere } from '../../kit/figure-trail.tsx'
import { saying, useSay, useWord } from '../../kit/i18n/i18n.tsx'
import { Badge, Card, Loaded, Page } from '../../kit/page.tsx'
import { useCommunity, useSession } from '../../kit/session.tsx'
import { plainDecimal } from '../../kit/money.tsx'
import { type Column, DataTable } from '../../kit/table.tsx'
import { RateDialog } from './rate-dialog.tsx'
import type { Standard } from './standard.ts'

type Rate = Standard['rates'][number]

/** 收费标准: what is charged, at which published price, to whom, due when. */
export function TariffPage() {
  const say = useSay()
  const { may } = useSession()
  const { communityId } = useCommunity()
  const standards = useQuery(query.tariff.standards.queryOptions({ input: { communityId } }))
  const [open, setOpen] = useState<Standard | 'new' | null>(null)
  const write = may('tariff.write')
  const add = (
    <Button type="primary" onClick={() => setOpen('new')}>
      {say('tariff.add')}
    </Button>
  )
  return (
    <Page title={say('tariff.title')} lead={say('tariff.lead')} actions={write && add}>
      <Loaded query={standards}>
        {(list) =>
          list.length === 0 ? (
            <Card>
              <Empty why={say('tariff.empty')} action={write && add} />
            </Card>
          ) : (
            <div className="stack">
              {list.map((standard) => (
                <StandardCard
                  key={standard.standardId}
                  standard={standard}
                  onChange={write ? () => setOpen(standard) : undefined}
                />
              ))}
            </div>
          )
        }
      </Loaded>
      {open && <RateDialog standard={open === 'new' ? null : open} onClose={() => setOpen(null)} />}
    </Page>
  )
}

function StandardCard({ standard, onChange }: { standard: Standard; onChange: (() => void) | undefined }) {
  const say = useSay()
  const word = useWord()
  const priceOf = (rate: Rate) => `${plainDecimal(rate.unitPrice)} ${word('tariff.unit', standard.formula)}`
  const columns: Column<Rate>[] = [
    {
      key: 'price',
      title: say('tariff.unitPrice'),
      kind: 'code',
      cell: priceOf,
      why: (rate) => ({
        ...tellHere(say('why.cell', { row: standard.name, column: say('tariff.unitPrice') }), () =>
          rateFigure({ ...rate, unitPrice: plainDecimal(rate.unitPrice) }, standard.name, {
            zh: saying('zh-CN')(`tariff.unit.${standard.formula}`),
            en: saying('en-US')(`tariff.unit.${standard.formula}`),
          }),
        ),
        shown: priceOf(rate),
      }),
    },
    {
      key: 'from',
      title: say('column.since'),
      kind: 'day',
      cell: (rate) => `${rate.from} ~ ${rate.to ?? say('span.open')}`,
    },
    {
      key: 'place',
      title: say('tariff.publishedPlace'),
      cell: (rate) => say('tariff.publishedOn', { place: rate.publishedPlace, day: rate.publishedDay }),
    },
    { key: 'approval', title: say('tariff.approval'), wide: true, cell: (rate) => rate.approval ?? '—' },
  ]
  return (
    <Card
      title={standard.name}
      actions={
        onChange && (
          <Button onClick={onChange} aria-label={say('tariff.newPriceOf', { name: standard.name })}>
            {say('tariff.newPrice')}
          </Button>
        )
      }
    >
      <p className="tariff-line">
        {standard.feeItemName} · {word('tariff.formula', standard.formula)} ·{' '}
        {word('tariff.period', String(standard.periodMonths))} ·{' '}
        {say('tariff.due', {
          month: word('tariff.dueMonth', String(standard.dueMonth)),
          date: standard.dueDate,
        })}
      </p>
      <p className="row">
        {say('tariff.assigned')}
        {standard.assigned.map((one) => (
          <Badge key={`${one.usage}${one.building}${one.from}${one.premises}`} tone="info">
            {[
              one.building,
              one.usage && word('usage', one.usage),
              one.premises > 0 && say('tariff.rooms', { count: one.premises }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Badge>
        ))}
        {standard.assigned.length === 0 && <Badge tone="warn">{say('tariff.unassigned')}</Badge>}
      </p>
      <DataTable
        caption={say('tariff.rates')}
        columns={columns}
        rows={standard.rates}
        rowKey={(rate) => rate.from}
        empty={<Empty why={say('tariff.noRates')} />}
      />
    </Card>
  )
}
