import { useShown } from '../page'
import { noteLine } from '../words/describe'
import { duration } from '../words/format'
import styles from './Timings.module.css'

/** What the engine remarks on the map, and the milliseconds of each phase; in quiet lines. */
export function Timings() {
  const lines = useShown(({ shown, picture, model, drawMs }) => {
    if (!shown || shown.pictureKey !== picture?.key) return []
    const load = model?.ms === undefined ? {} : { load: model.ms }
    const draw = drawMs === null ? {} : { draw: drawMs }
    const phases = { ...load, ...shown.classification.ms, ...shown.result.ms, ...draw }
    const times = Object.entries(phases).map(([name, ms]) => `${name} ${duration(ms)}`)
    return [...shown.result.notes.map((note) => noteLine(note, shown.card.labels)), times.join(' · ')]
  })
  return (
    <div className={styles.timings}>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
    </div>
  )
}
