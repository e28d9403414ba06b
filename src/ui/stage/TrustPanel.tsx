import { useStore } from 'zustand'
import type { Measures } from '../../engine/metrics/types'
import type { Shown } from '../../state/store'
import { usePage } from '../page'
import { fixed, percent } from '../words/format'
import { trustWords } from '../words/trustWords'
import { AnalysisProgress } from './AnalysisProgress'
import { CurvePlot } from './CurvePlot'
import { Sanity } from './Sanity'
import styles from './TrustPanel.module.css'

/** Curves and figures of the map on show, and whether it is about the model: worked out when somebody asks. */
export function TrustPanel({ shown }: { readonly shown: Shown }) {
  const { measures, sanity } = usePage().analyses
  const measured = useStore(measures.state)
  const known = measured.key === shown.key ? measured : null
  return (
    <details
      className={styles.panel}
      onToggle={(event) => {
        if (event.currentTarget.open && !known) void measures.run()
        if (!event.currentTarget.open)
          for (const analysis of [measures, ...Object.values(sanity)]) analysis.stop()
      }}
    >
      <summary>{trustWords.details}</summary>
      <p className={styles.about}>{trustWords.explained}</p>
      {known?.found ? (
        <Figures measures={known.found} />
      ) : (
        <AnalysisProgress analysis={measures} mapKey={shown.key} begin={trustWords.measure} />
      )}
      <Sanity shown={shown} />
    </details>
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
