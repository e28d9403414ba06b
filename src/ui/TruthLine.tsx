import type { State } from '../state/store'
import { percent } from './format'
import { useShown } from './page'
import { sceneWords } from './strings'
import styles from './TruthLine.module.css'

/** For a scene: how well the map agrees with what is known to lie there. */
export function TruthLine() {
  const truth = useShown(truthOf)
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

/** Of concepts only the first one is about the class; several at once are no map. */
function truthOf({ truth, shown }: State) {
  const other = shown?.result.concepts && shown.wish.params.concept !== 0
  return truth?.key === shown?.key && !other ? truth : null
}
