import { percent } from './format'
import { useShown } from './page'
import { sceneWords } from './strings'
import styles from './TruthLine.module.css'

/** For a scene: how well the map agrees with what is known to lie there. */
export function TruthLine() {
  const truth = useShown((s) => (s.truth?.key === s.shown?.key ? s.truth : null))
  if (!truth) return null
  const { figures, label, classes } = truth
  if (!figures) return <p className={styles.truth}>{sceneWords.absent(label, classes)}</p>
  return (
    <p className={styles.truth}>
      {sceneWords.verdict(label, figures.pointing >= 0.5)}{' '}
      <span>{sceneWords.figures(percent(figures.energy), figures.iou)}</span>
    </p>
  )
}
