import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { type Contract, contract } from '../../app/contract.ts'
import { problemCode } from './problem.tsx'

/** A call the server answered with a Problem (RFC 9457), which `troubleOf` reads. */
class Refused extends Error {
  readonly data: unknown

  constructor(data: unknown) {
    super('refused')
    this.data = data
  }
}

const link = new OpenAPILink(contract, {
  url: window.location.origin,
  // A cross-site form cannot set a header: the server asks for one with every upload.
  headers: () => ({ 'x-dunwell-upload': '1' }),
  async fetch(request, init) {
    const response = await fetch(request, init)
    if (response.headers.get('content-type')?.startsWith('application/problem+json')) {
      const problem = (await response.json()) as { code?: string }
      // The session ended: asking who one is leads to the door, and the address keeps the page.
      if (problem.code === 'platform.not_signed_in' && !request.url.endsWith('/auth/me')) {
        void queryClient.invalidateQueries({ queryKey: query.auth.me.key() })
      }
      throw new Refused(problem)
    }
    return response
  },
})

/** The server, typed by its own contract. */
export const api: JsonifiedClient<ContractRouterClient<Contract>> = createORPCClient(link)

/** The same as queries: `query.insight.board.queryOptions({ input })`. */
export const query = createTanstackQueryUtils(api)

// Money is read fresh whenever a page is opened; what was seen a moment ago is shown meanwhile, never across sign-ins.
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) => problemCode(error) === null && failures < 2,
      refetchOnWindowFocus: true,
    },
    mutations: { retry: false },
  },
})

/** What the server says of one thing, e.g. `Data<typeof api.insight.board>`. */
export type Data<Call extends (...args: never[]) => Promise<unknown>> = Awaited<ReturnType<Call>>
