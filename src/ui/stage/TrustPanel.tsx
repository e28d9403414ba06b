import { useStore } from 'zustand'
import type { Measures } from '../../engine/metrics/types'
import type { Shown } from '../../state/store'
import { usePage } from '../page'
import { fixed, percent } from '../words/format'
import { figureWords, trustWords } from '../words/trustWords'
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
  const about = figureWords
  const rows: readonly (readonly [string, string, string])[] = [
    [about.drop[0], percent(measures.averageDrop), about.drop[1]],
    [about.increase[0], measures.increaseInConfidence ? about.yes : about.no, about.increase[1]],
    [trustWords.deletion, fixed(deletion.auc, 3), about.lower],
    [trustWords.insertion, fixed(insertion.auc, 3), about.higher],
    ['ROAD', fixed(road.combined, 3), about.road],
    [about.complexity[0], fixed(measures.complexity, 2), about.complexity[1]],
    [about.sparseness[0], fixed(measures.sparseness, 2), about.sparseness[1]],
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
