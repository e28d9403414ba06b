import { useStore } from 'zustand'
import type { Measures } from '../../engine/metrics/types'
import { usePage } from '../page'
import { fixed, percent } from '../words/format'
import { trustWords } from '../words/trustWords'
import { CurvePlot } from './CurvePlot'
import styles from './TrustPanel.module.css'

interface Props {
  readonly mapKey: string
}

/** Curves and figures of the map on show, measured when somebody asks. */
export function TrustPanel({ mapKey }: Props) {
  const { measuring } = usePage()
  const { key, progress, measures } = useStore(measuring.state)
  const mine = key === mapKey
  return (
    <details
      className={styles.panel}
      onToggle={(event) => {
        if (event.currentTarget.open && !(mine && (measures || progress))) void measuring.run()
        if (!event.currentTarget.open) measuring.stop()
      }}
    >
      <summary>{trustWords.details}</summary>
      <p className={styles.about}>{trustWords.explained}</p>
      {mine && measures ? <Figures measures={measures} /> : <Waiting progress={mine ? progress : null} />}
    </details>
  )
}

function Waiting({
  progress,
}: {
  readonly progress: { readonly done: number; readonly total: number } | null
}) {
  const { measuring } = usePage()
  if (!progress)
    return (
      <button type="button" onClick={() => void measuring.run()}>
        {trustWords.measure}
      </button>
    )
  return (
    <p className={styles.waiting}>
      <progress value={progress.done} max={progress.total} />{' '}
      {trustWords.measuring(progress.done, progress.total)}{' '}
      <button type="button" onClick={() => measuring.stop()}>
        {trustWords.stop}
      </button>
    </p>
  )
}

function Figures({ measures }: { readonly measures: Measures }) {
  const { deletion, insertion, road } = measures
  const rows: readonly (readonly [string, string, string])[] = [
    ['Average drop', percent(measures.averageDrop), 'of the score, where only what the map shows is left'],
    ['Increase in confidence', measures.increaseInConfidence ? 'yes' : 'no', 'the score rises there'],
    ['Deletion', fixed(deletion.auc, 3), 'area under the curve; lower is better'],
    ['Insertion', fixed(insertion.auc, 3), 'area under the curve; higher is better'],
    ['ROAD', fixed(road.combined, 3), 'least minus most relevant first; higher is better'],
    ['Complexity', fixed(measures.complexity, 2), 'mean of the map; lower is more selective'],
    ['Sparseness', fixed(measures.sparseness, 2), 'Gini index; higher is more selective'],
  ]
  return (
    <>
      <CurvePlot deletion={deletion} insertion={insertion} />
      <table className={styles.figures}>
        <tbody>
          {rows.map(([name, value, about]) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{value}</td>
              <td>{about}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}
