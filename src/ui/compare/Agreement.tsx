import { useStore } from 'zustand'
import { fixed } from '../../results/format'
import { usePage } from '../page'
import { compareWords } from '../words/compareWords'
import styles from './Agreement.module.css'
import type { Tile } from './compareTiles'

/** Rank correlations of the maps, each with each, as a table. */
export function Agreement({ tiles }: { readonly tiles: readonly Tile[] }) {
  const agreement = useStore(usePage().analyses.cells, (s) => s.agreement)
  const known = tiles.filter(({ map }) => map !== null && agreement?.keys.includes(map))
  if (!agreement || known.length < 2) return null
  const at = (a: Tile, b: Tile) =>
    agreement.rows[agreement.keys.indexOf(a.map ?? '')]?.[agreement.keys.indexOf(b.map ?? '')] ?? Number.NaN
  return (
    <details className={styles.agreement}>
      <summary>{compareWords.agreement}</summary>
      <p>{compareWords.agreementAbout}</p>
      <div className={styles.scroll}>
        <table>
          <thead>
            <tr>
              <td />
              {known.map(({ key, title }) => (
                <th key={key} scope="col">
                  {title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {known.map((row) => (
              <tr key={row.key}>
                <th scope="row">{row.title}</th>
                {known.map((column) => (
                  <Correlation key={column.key} value={at(row, column)} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function Correlation({ value }: { readonly value: number }) {
  const share = { '--share': Math.max(0, value) } as React.CSSProperties
  return <td style={share}>{fixed(value, 2)}</td>
}
