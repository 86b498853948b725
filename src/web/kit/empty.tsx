import type { ReactNode } from 'react'

/** Why a list is empty, and the one thing to do next. */
export function Empty({ why, action }: { why: string; action?: ReactNode }) {
  return (
    <div className="empty">
      <p>{why}</p>
      {action}
    </div>
  )
}
