import type { Measures } from '../../engine/metrics/types'
import { fixed } from '../../results/format'
import { curveWords } from '../words/curveWords'
import { Axes, place } from './Axes'
import styles from './CurvePlot.module.css'

/** What is left of the class once the most relevant pixels are removed and imputed, and once the least relevant are. */
export function RoadPlot({ measures: { drawn, score, road } }: { readonly measures: Measures }) {
  if (!drawn) return null
  const top = Math.max(0.01, score, ...drawn.road.flatMap(({ most, least }) => [most, least]))
  return (
    <figure className={styles.plot}>
      <Axes name={curveWords.roadExplained} top={top}>
        {drawn.road.flatMap(({ removed, most, least }) => {
          const [x, y] = place([removed, least], top)
          const [, low] = place([removed, most], top)
          return [
            <circle key={`least ${removed}`} className={styles.least} cx={x} cy={y} r="4" />,
            <circle key={`most ${removed}`} className={styles.most} cx={x} cy={low} r="4" />,
          ]
        })}
      </Axes>
      <figcaption>
        <span>
          {curveWords.road} <b>{fixed(road.combined, 3)}</b>
        </span>
        <span className={styles.mostKey}>{curveWords.most}</span>
        <span className={styles.leastKey}>{curveWords.least}</span>
      </figcaption>
    </figure>
  )
}
