// What was measured of a map: its curves, and its figures as a table.
import type { Measures } from '../../engine/metrics/types'
import { fixed, percent } from '../words/format'
import { figureWords, trustWords } from '../words/trustWords'
import { CurvePlot } from './CurvePlot'
import styles from './TrustPanel.module.css'

export function Figures({ measures }: { readonly measures: Measures }) {
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
