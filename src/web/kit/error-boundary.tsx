import { Component, type ReactNode } from 'react'
import { ProblemNotice } from './problem.tsx'

/** A page that breaks says so and leaves the rest of the console standing. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: null as unknown }

  static getDerivedStateFromError(error: unknown) {
    return { error }
  }

  override render() {
    if (!this.state.error) return this.props.children
    return (
      <div className="page">
        <ProblemNotice error={this.state.error} retry={() => window.location.reload()} />
      </div>
    )
  }
}
