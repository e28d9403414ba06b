// Each way to scale the picture with the class that it would give; a click takes it.
import { useStore } from 'zustand'
import type { Scale } from '../../picture/types'
import { scaleText } from '../../recipe/scaleText'
import { probability } from '../../results/format'
import { type Tried, trialKey } from '../../state/scaleTrial'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { firstName } from '../words/describe'
import { trialWords as words } from '../words/modelWords'
import { scaleNames } from '../words/strings'
import styles from './ScaleTrial.module.css'

interface ScaleTrialProps {
  /** In use. */
  readonly scale: Scale
  /** Of the model; choosing it takes the choice back. */
  readonly guess: Scale
}

export function ScaleTrial({ scale, guess }: ScaleTrialProps) {
  const { trial } = usePage()
  const { key, ready } = useShown((s) => ({ key: trialKey(s), ready: s.classification !== null }))
  const { choose } = useIntents()
  const state = useStore(trial.state)
  const now = scaleText(scale)
  if (state.key !== key || state.tried.length === 0)
    return (
      <button
        type="button"
        className={`${controls.word} ${styles.try}`}
        disabled={!ready || state.running}
        onClick={() => trial.run()}
      >
        {state.running && state.key === key ? words.trying : words.tryOthers}
      </button>
    )
  return (
    <div role="radiogroup" aria-label={words.tried} className={styles.list}>
      {state.tried.map((tried) => (
        <Row
          key={scaleText(tried.scale)}
          tried={tried}
          checked={scaleText(tried.scale) === now}
          onChange={() => choose({ scale: scaleText(tried.scale) === scaleText(guess) ? null : tried.scale })}
        />
      ))}
    </div>
  )
}

interface RowProps {
  readonly tried: Tried
  readonly checked: boolean
  readonly onChange: () => void
}

function Row({ tried: { scale, best }, checked, onChange }: RowProps) {
  const name = scaleText(scale)
  return (
    <label className={`${controls.row} ${styles.row}`}>
      <input
        type="radio"
        name="scale-tried"
        className={controls.radio}
        checked={checked}
        onChange={onChange}
      />
      <span>{scaleNames[name] ?? name}</span>
      <b>{probability(best.probability)}</b>
      <small>{firstName(best.label)}</small>
    </label>
  )
}
