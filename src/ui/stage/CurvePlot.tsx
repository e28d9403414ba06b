import type { Measures } from '../../engine/metrics/types'
import { fixed, percent } from '../../results/format'
import { curveWords } from '../words/curveWords'
import { Axes, points } from './Axes'
import styles from './CurvePlot.module.css'
import { randomBand } from './randomBand'

/** Two curves of the class's probability over the share of the pixels; the table says the same in numbers. */
export function CurvePlot({ measures }: { readonly measures: Measures }) {
  const { deletion, insertion, drawn } = measures
  const bands = drawn ? randomBand(drawn.random) : []
  const scores = [deletion.curve, insertion.curve, ...bands].flat().map(([, score]) => score)
  const top = Math.max(0.01, ...scores)
  return (
    <figure className={styles.plot}>
      <Axes name={curveWords.explained} top={top}>
        {bands.map((band, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: of deletion and of insertion.
          <polygon key={at} className={styles.random} points={points(band, top)} />
        ))}
        <polyline className={styles.deletion} points={points(deletion.curve, top)} />
        <polyline className={styles.insertion} points={points(insertion.curve, top)} />
      </Axes>
      <figcaption>
        <span className={styles.deletionKey}>
          {curveWords.deletion} <b>{fixed(deletion.auc, 3)}</b>
        </span>
        <span className={styles.insertionKey}>
          {curveWords.insertion} <b>{fixed(insertion.auc, 3)}</b>
        </span>
        {drawn ? <span className={styles.randomKey}>{curveWords.chance}</span> : null}
        <span>{curveWords.areas}</span>
      </figcaption>
      <details>
        <summary>{curveWords.table}</summary>
        <CurveTable deletion={deletion} insertion={insertion} />
      </details>
    </figure>
  )
}

function CurveTable({ deletion, insertion }: Pick<Measures, 'deletion' | 'insertion'>) {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{curveWords.share}</th>
          <th scope="col">{curveWords.deletion}</th>
          <th scope="col">{curveWords.insertion}</th>
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
  )
}
