// What was measured of a map: its curves, and its figures as a table.
import type { Measures } from '../../engine/metrics/types'
import { CurvePlot } from './CurvePlot'
import { figureRows } from './figureRows'
import styles from './TrustPanel.module.css'

export function Figures({ measures }: { readonly measures: Measures }) {
  return (
    <>
      <CurvePlot deletion={measures.deletion} insertion={measures.insertion} />
      <table className={styles.figures}>
        <tbody>
          {figureRows(measures).map(([name, value, about]) => (
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
