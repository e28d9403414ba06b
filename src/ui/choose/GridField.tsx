import { useId, useState } from 'react'
import { accepts, allowed } from '../../engine/methods/shared/values'
import type { ParamSpec } from '../../engine/types'
import { partWords } from '../words/runWords'
import styles from './MethodSettings.module.css'

interface Props {
  readonly id: string
  readonly spec: ParamSpec
  readonly value: string
  readonly onChange: (value: string) => void
}

/** Rows and columns as text, which counts once the field is left; empty: as the model has them. */
export function GridField({ id, spec, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const hint = useId()
  const wrong = typed !== null && !accepts(spec, typed)
  const settle = () => {
    if (typed !== null && !wrong) onChange(typed)
    setTyped(null)
  }
  return (
    <>
      <input
        id={id}
        type="text"
        inputMode="numeric"
        placeholder="14,7"
        value={typed ?? value}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? hint : undefined}
        onChange={(e) => setTyped(e.target.value.trim())}
        onKeyDown={(e) => e.key === 'Enter' && settle()}
        onBlur={settle}
      />
      {wrong ? (
        <small id={hint} className={styles.hint}>
          {partWords.takes(allowed(spec))}
        </small>
      ) : null}
    </>
  )
}
