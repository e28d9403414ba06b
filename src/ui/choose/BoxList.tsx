// The boxes that a detector found, best first, each row a radio: the map is of the chosen one.
import type { Box } from '../../engine/outcomeTypes'
import { count, probability } from '../../results/format'
import { isSameBox } from '../../state/boxesOnShow'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { onlyTouch } from '../touch'
import { useBoxes } from '../useBoxes'
import { boxWords } from '../words/boxWords'
import styles from './BoxList.module.css'

export function BoxList() {
  const shown = useBoxes()
  const { score, best } = useShown((state) => ({
    score: state.view.boxScore,
    best: state.classification?.boxes?.found[0]?.probability ?? 0,
  }))
  if (!shown) return null
  const { over, chosen, all, broken, name } = shown
  const listed = over.some((box) => isSameBox(box, chosen))
  return (
    <div className={styles.boxes}>
      <div className={styles.head}>
        <h3>{boxWords.boxes}</h3>
        <span>{boxWords.over(count(over.length), count(all), probability(score))}</span>
      </div>
      <ScoreSlider />
      <div role="radiogroup" aria-label={boxWords.boxes} className={styles.rows}>
        {over.map((box) => (
          <BoxRow
            key={`${box.anchor} ${box.classIndex}`}
            box={box}
            name={name(box)}
            checked={isSameBox(box, chosen)}
          />
        ))}
        {listed ? null : <BoxRow box={chosen} name={name(chosen)} checked remark />}
      </div>
      {over.length === 0 ? (
        <p className={styles.none}>{boxWords.none(probability(score), probability(best))}</p>
      ) : null}
      {broken > 0 ? <p className={styles.none}>{boxWords.broken(count(broken))}</p> : null}
      <p className={controls.note}>{onlyTouch() ? boxWords.helpTouch : boxWords.help}</p>
    </div>
  )
}

function ScoreSlider() {
  const score = useShown((s) => s.view.boxScore)
  const { view } = useIntents()
  return (
    <label className={styles.score}>
      {boxWords.from}
      <input
        type="range"
        min="0"
        max="1"
        step="0.01"
        value={score}
        onChange={(e) => view({ boxScore: Number(e.target.value) })}
      />
    </label>
  )
}

interface RowProps {
  readonly box: Box
  readonly name: string
  readonly checked: boolean
  /** It stands here only because it is chosen. */
  readonly remark?: boolean
}

function BoxRow({ box, name, checked, remark = false }: RowProps) {
  const { choose } = useIntents()
  const { anchor, classIndex, probability: share } = box
  return (
    <label className={`${controls.row} ${styles.row}`}>
      <input
        type="radio"
        name="box"
        className={controls.radio}
        checked={checked}
        onChange={() => choose({ anchor, classGiven: String(classIndex) })}
      />
      <span className={styles.label}>{name}</span>
      <span className={styles.share}>{Number.isNaN(share) ? boxWords.unknown : probability(share)}</span>
      {remark ? <span className={styles.remark}>{boxWords.chosen}</span> : null}
    </label>
  )
}
