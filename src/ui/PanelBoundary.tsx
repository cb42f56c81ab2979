import { Component, type ReactNode } from 'react'
import { StateMessage } from './StateMessage'

interface Props {
  readonly title: string
  readonly children: ReactNode
}

/** Keeps a fault in drawing one panel from taking the page with it. */
export class PanelBoundary extends Component<Props, { readonly failed: string | null }> {
  override state = { failed: null }

  static getDerivedStateFromError(error: unknown) {
    return { failed: error instanceof Error ? error.message : String(error) }
  }

  override render() {
    if (this.state.failed === null) return this.props.children
    return (
      <StateMessage
        tone="bad"
        title={`“${this.props.title}” could not be drawn.`}
        detail={this.state.failed}
        action={{ label: 'Draw it again', onClick: () => this.setState({ failed: null }) }}
      >
        The other parts of the page are not affected.
      </StateMessage>
    )
  }
}
