// What stands side by side: an axis, and up to twelve of it.

import { axes } from '../../recipe/comparison'
import type { Comparison } from '../../state/compare/compare'
import { canShareScale, chosenOf, mostCells } from '../../state/compare/compareChoice'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { Segments } from '../Segments'
import { axisNames, compareWords } from '../words/compareWords'
import { partWords } from '../words/runWords'
import { CompareOptions } from './CompareOptions'
import styles from './ComparePicker.module.css'

export function ComparePicker() {
  const { axis, count } = useShown((s) => ({
    axis: s.compare.axis,
    count: chosenOf(s, s.compare.axis).length,
  }))
  const { compare } = useIntents()
  return (
    <div className={styles.picker}>
      <div className={controls.head}>
        <h2>{partWords.compare}</h2>
        <span>{compareWords.ofMost(count, mostCells)}</span>
      </div>
      <Segments
        whole
        label={partWords.compare}
        name="axis"
        options={axes}
        words={axisNames}
        chosen={axis}
        choose={(name) => compare({ axis: name, halted: false })}
      />
      <CompareOptions key={axis} />
      <Toggles />
    </div>
  )
}

function Toggles() {
  const { compare } = useIntents()
  const { axis, chosen, oneScale, sharable, two } = useShown((s) => ({
    ...s.compare,
    sharable: canShareScale(s),
    two: chosenOf(s, 'classes').length === 2,
  }))
  const usual = () => compare({ chosen: { ...chosen, [axis]: null }, swapped: false, halted: false })
  return (
    <div className={styles.toggles}>
      {sharable ? (
        <Toggle name={compareWords.oneScale} on={oneScale} change={{ oneScale: !oneScale }} />
      ) : null}
      {axis === 'classes' && two ? <PairToggles /> : null}
      <button type="button" className={controls.plain} disabled={chosen[axis] === null} onClick={usual}>
        {compareWords.usual}
      </button>
      {axis === 'classes' && !two ? <p className={styles.hint}>{compareWords.differenceHint}</p> : null}
    </div>
  )
}

/** What can be asked of exactly two classes, and which of them comes first. */
function PairToggles() {
  const { difference, swapped } = useShown((s) => s.compare)
  return (
    <>
      <Toggle name={compareWords.difference} on={difference} change={{ difference: !difference }} />
      {difference ? <Toggle name={compareWords.swap} on={swapped} change={{ swapped: !swapped }} /> : null}
    </>
  )
}

interface ToggleProps {
  readonly name: string
  readonly on: boolean
  readonly change: Partial<Comparison>
}

function Toggle({ name, on, change }: ToggleProps) {
  const { compare } = useIntents()
  return (
    <button type="button" className={controls.button} aria-pressed={on} onClick={() => compare(change)}>
      {name}
    </button>
  )
}
