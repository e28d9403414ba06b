// Under the line of trust: curves and figures of the map on show, and whether it is about the model.
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Measures } from '../../engine/metrics/types'
import type { Shown } from '../../state/store'
import { usePage, useShown } from '../page'
import { curveWords } from '../words/curveWords'
import { trustWords } from '../words/trustWords'
import { AnalysisProgress } from './AnalysisProgress'
import { CurvePlot } from './CurvePlot'
import { figureRows } from './figureRows'
import { RoadPlot } from './RoadPlot'
import { Sanity } from './Sanity'
import styles from './TrustPanel.module.css'

/** While it is open every map on show is measured, at rest; what it has begun ends with it. */
export function TrustPanel({ id, shown }: { readonly id: string; readonly shown: Shown }) {
  const { measures, sanity } = usePage().analyses
  const measured = useStore(measures.state)
  const resting = useShown((s) => s.job.kind === 'idle')
  const panel = useRef<HTMLElement>(null)
  const known = measured.key === shown.key ? measured.found : null
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each map, not again after a stop.
  useEffect(() => {
    if (resting && !known) void measures.run()
  }, [measures, shown.key, resting])
  useEffect(() => {
    return () => {
      for (const analysis of [measures, ...Object.values(sanity)]) analysis.stop()
    }
  }, [measures, sanity])
  // What unfolds below the edge of the column is brought into sight, as it opens and once it is as tall as it gets.
  useEffect(() => {
    if (known !== undefined) panel.current?.scrollIntoView({ block: 'nearest' })
  }, [known])
  return (
    <section ref={panel} id={id} className={styles.panel} aria-label={trustWords.curves} data-unfolds>
      <p className={styles.about}>{curveWords.explained}</p>
      <div className={styles.parts}>
        {known ? (
          <>
            <CurvePlot measures={known} />
            <RoadPlot measures={known} />
          </>
        ) : (
          <div className={styles.whole}>
            <AnalysisProgress analysis={measures} mapKey={shown.key} begin={curveWords.measure} />
          </div>
        )}
        <div>
          <Sanity shown={shown} />
        </div>
        {known ? <Figures measures={known} /> : null}
      </div>
    </section>
  )
}

const Figures = ({ measures }: { readonly measures: Measures }) => (
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
)
