// The map as numbers, row by row from the top left; of a fine map the means of its parts.
import { coarsened } from '../../canvas/coarsened'
import type { Heatmap } from '../../engine/types'
import { fixed } from '../../results/format'
import { stageWords } from '../words/stageWords'
import styles from './ValuesTable.module.css'

/** Cells a side; more nobody reads. */
const MOST = 16

export function ValuesTable({ heatmap }: { readonly heatmap: Heatmap }) {
  const map = coarsened(heatmap, MOST)
  const { width, height, data } = map
  const columns = [...Array(width).keys()]
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keys.
    <section className={styles.values} aria-label={stageWords.values} tabIndex={0}>
      <table>
        <caption>
          {map === heatmap
            ? stageWords.valuesOf(height, width)
            : stageWords.meansOf([heatmap.height, heatmap.width], [height, width])}
        </caption>
        <thead>
          <tr>
            <td />
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...Array(height).keys()].map((row) => (
            <tr key={row}>
              <th scope="row">{row}</th>
              {columns.map((column) => (
                <td key={column}>{fixed(data[row * width + column] ?? 0, 2)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
