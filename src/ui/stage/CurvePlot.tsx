import type { Curve } from '../../engine/metrics/types'
import { fixed, percent } from '../words/format'
import { trustWords } from '../words/trustWords'
import styles from './CurvePlot.module.css'

interface Props {
  readonly deletion: Curve
  readonly insertion: Curve
}

const WIDTH = 320
const HEIGHT = 140

/** Two curves of the class's probability over the share of the pixels; the table says the same in numbers. */
export function CurvePlot({ deletion, insertion }: Props) {
  const top = Math.max(0.01, ...[...deletion.curve, ...insertion.curve].map(([, score]) => score))
  const line = ({ curve }: Curve) =>
    curve.map(([share, score]) => `${share * WIDTH},${HEIGHT - (score / top) * HEIGHT}`).join(' ')
  return (
    <figure className={styles.plot}>
      <svg viewBox={`-2 -4 ${WIDTH + 4} ${HEIGHT + 8}`} role="img" aria-label={trustWords.explained}>
        <path className={styles.axes} d={`M0,0 V${HEIGHT} H${WIDTH}`} />
        <polyline className={styles.deletion} points={line(deletion)} />
        <polyline className={styles.insertion} points={line(insertion)} />
      </svg>
      <figcaption>
        <span className={styles.deletionKey}>{trustWords.deletion}</span>
        <span className={styles.insertionKey}>{trustWords.insertion}</span>
        <span>
          {trustWords.upTo(fixed(top, 2))}, {trustWords.share}
        </span>
      </figcaption>
      <details>
        <summary>{trustWords.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{trustWords.share}</th>
              <th scope="col">{trustWords.deletion}</th>
              <th scope="col">{trustWords.insertion}</th>
            </tr>
          </thead>
          <tbody>
            {deletion.curve.map(([share, score], i) => (
              <tr key={share}>
                <th scope="row">{percent(share)}</th>
                <td>{fixed(score, 3)}</td>
                <td>{fixed(insertion.curve[i]?.[1] ?? Number.NaN, 3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  )
}
