import { createORPCClient } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { JsonifiedClient } from '@orpc/openapi-client'
import { OpenAPILink } from '@orpc/openapi-client/fetch'
import { createTanstackQueryUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import { type Contract, contract } from '../../app/contract.ts'
import { problemCode } from './problem.tsx'

const link = new OpenAPILink(contract, { url: window.location.origin })

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
