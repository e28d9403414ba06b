import { useId, useState } from 'react'
import { accepts, allowed } from '../../engine/methods/shared/values'
import type { ParamSpec } from '../../engine/types'
import { partWords } from '../words/runWords'
import styles from './MethodSettings.module.css'

interface Props {
  readonly id: string
  readonly spec: ParamSpec
  readonly value: number
  readonly onChange: (value: number) => void
}

/** A number that counts once it is allowed; until then the field says what is, and left so it shows the one in use. */
export function NumberField({ id, spec, value, onChange }: Props) {
  const [typed, setTyped] = useState<string | null>(null)
  const hint = useId()
  const wrong = typed !== null && !accepts(spec, read(typed))
  const type = (text: string) => {
    setTyped(text)
    if (accepts(spec, read(text))) onChange(read(text))
  }
  return (
    <>
      <input
        id={id}
        type="number"
        min={spec.min}
        max={spec.max}
        step={spec.kind === 'integer' ? '1' : 'any'}
        value={typed ?? String(value)}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? hint : undefined}
        onChange={(e) => type(e.target.value)}
        onBlur={() => setTyped(null)}
      />
      {wrong ? (
        <small id={hint} className={styles.hint}>
          {partWords.takesElse(allowed(spec), String(value))}
        </small>
      ) : null}
    </>
  )
}

const read = (text: string) => (text === '' ? Number.NaN : Number(text))
