// A native slider as wide as the picture: drag its handle, click it to go on to the next of map, half and picture, or use
// the arrow keys. The picture itself takes other gestures.
import { useRef } from 'react'
import { percent } from '../../results/format'
import { Icon } from '../Icon'
import { useIntents, useShown } from '../page'
import { stageWords } from '../words/stageWords'
import { words } from '../words/strings'
import styles from './Swipe.module.css'

export function Swipe() {
  const swipe = useShown((s) => s.view.swipe)
  const { view } = useIntents()
  const before = useRef<number | null>(null)
  return (
    <div className={styles.swipe} style={{ '--at': swipe } as React.CSSProperties}>
      <input
        type="range"
        className={styles.range}
        min="0"
        max="1"
        step="0.005"
        value={swipe}
        aria-label={words.swipe}
        aria-valuetext={stageWords.swiped(swipe, percent(swipe))}
        onChange={(e) => view({ swipe: Number(e.target.value) })}
        onPointerDown={() => {
          before.current = swipe
        }}
        onClick={() => before.current === swipe && view({ swipe: next(swipe) })}
      />
      <div className={styles.line} />
      <span className={styles.handle}>
        <Icon name="swipe" />
      </span>
    </div>
  )
}

/** Where a click on the handle takes it: map, half, picture, map. */
const next = (swipe: number) => (swipe < 0.25 ? 0.5 : swipe < 0.75 ? 1 : 0)
