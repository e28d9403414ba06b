// A fault of the page's own while it draws: a sentence in the place of an empty page.
import { Component, type ReactNode } from 'react'
import styles from './Alerts.module.css'
import controls from './controls.module.css'
import { alertWords } from './words/alertWords'

interface Props {
  readonly children: ReactNode
}

export class Broken extends Component<Props, { readonly broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError = () => ({ broken: true })

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children
    return (
      <main data-phase="failed">
        <div className={styles.alert} data-kind="failure">
          <p role="alert">{alertWords.broken}</p>
          <button type="button" className={controls.button} onClick={() => location.reload()}>
            {alertWords.reload}
          </button>
        </div>
      </main>
    )
  }
}
