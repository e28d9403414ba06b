import { useStore } from 'zustand'
import type { Analysis } from '../../state/analysis'
import { curveWords } from '../words/curveWords'
import styles from './TrustPanel.module.css'

interface Props<T> {
  readonly analysis: Analysis<T>
  readonly mapKey: string
  readonly begin: string
}

/** The button that begins an analysis, or how far it is and the way to stop it. */
export function AnalysisProgress<T>({ analysis, mapKey, begin }: Props<T>) {
  const { key, progress } = useStore(analysis.state)
  if (!progress || key !== mapKey)
    return (
      <button type="button" className={styles.begin} onClick={() => void analysis.run()}>
        {begin}
      </button>
    )
  return (
    <p className={styles.waiting}>
      <progress value={progress.done} max={progress.total} aria-label={begin} />
      {curveWords.measuring(progress.done, progress.total)}
      <button type="button" className={styles.begin} onClick={() => analysis.stop()}>
        {curveWords.stop}
      </button>
    </p>
  )
}
