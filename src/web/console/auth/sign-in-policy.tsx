import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { api, query, queryClient } from '../../kit/api.ts'
import { useSay } from '../../kit/i18n/i18n.tsx'
import { Card } from '../../kit/page.tsx'
import { ProblemNotice } from '../../kit/problem.tsx'

/** Whether company admins and finance must sign in in two steps. */
export function SignInPolicy() {
  const say = useSay()
  const policy = useQuery(query.auth.policy.queryOptions())
  const [error, setError] = useState<unknown>(null)
  if (!policy.data) return null
  async function save(secondFactorRequired: boolean) {
    setError(null)
    await api.auth.setPolicy({ secondFactorRequired }).catch(setError)
    await queryClient.invalidateQueries({ queryKey: query.auth.policy.key() })
  }
  return (
    <Card title={say('second.title')}>
      <label className="choice">
        <input
          type="checkbox"
          checked={policy.data.secondFactorRequired}
          onChange={(event) => void save(event.target.checked)}
        />
        <span>{say('second.policy')}</span>
      </label>
      <ProblemNotice error={error} />
    </Card>
  )
}
