import { duration } from './format'
import { useShown } from './page'
import styles from './Timings.module.css'

/** Milliseconds of each phase of what is on show, in a quiet line. */
export function Timings() {
  const phases = useShown(({ shown, picture }) =>
    shown && shown.pictureKey === picture?.key
      ? [...Object.entries(shown.classification.ms), ...Object.entries(shown.result.ms)].map(
          ([name, ms]) => `${name} ${duration(ms)}`,
        )
      : [],
  )
  return <p className={styles.timings}>{phases.join(' · ')}</p>
}
