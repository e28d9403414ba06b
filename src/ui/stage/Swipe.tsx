// A native slider as wide as the picture: click or drag anywhere, or use the arrow keys.
import { Icon } from '../Icon'
import { useIntents, useShown } from '../page'
import { words } from '../words/strings'
import styles from './Swipe.module.css'

export function Swipe() {
  const swipe = useShown((s) => s.view.swipe)
  const { view } = useIntents()
  return (
    <>
      <input
        type="range"
        className={styles.range}
        min="0"
        max="1"
        step="0.005"
        value={swipe}
        aria-label={words.swipe}
        onChange={(e) => view({ swipe: Number(e.target.value) })}
        onDoubleClick={() => view({ swipe: 0.5 })}
      />
      <div className={styles.line} style={{ left: `${100 * swipe}%` }}>
        <span className={styles.handle}>
          <Icon name="swipe" />
        </span>
      </div>
    </>
  )
}
