// Mean and deviation typed by hand, as papers and training scripts state them.
import { useId, useState } from 'react'
import type { Scale } from '../../picture/types'
import { fieldReaders } from '../../recipe/recipeFields'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { scaleWords as words } from '../words/strings'
import styles from './OwnScale.module.css'

interface Props {
  /** What is in use; its numbers stand in the fields. */
  readonly scale: Scale
}

export function OwnScale({ scale }: Props) {
  const now = typeof scale === 'string' ? null : scale
  const [mean, setMean] = useState(now?.mean.join(', ') ?? '')
  const [std, setStd] = useState(now?.std.join(', ') ?? '')
  const [problem, setProblem] = useState<string | null>(null)
  const { choose, remark } = useIntents()
  const id = useId()

  function use() {
    const read = fieldReaders.scale?.(scaleTyped(mean, std))
    if (!read || 'problem' in read) return setProblem(read?.problem ?? null)
    setProblem(null)
    choose(read.fields)
    if (read.remark) remark(read.remark)
  }

  const field = (label: string, value: string, change: (text: string) => void) => (
    <label>
      {label}
      <input
        type="text"
        inputMode="decimal"
        value={value}
        aria-describedby={id}
        aria-invalid={problem !== null || undefined}
        onChange={(e) => change(e.target.value)}
      />
    </label>
  )
  return (
    <form
      className={styles.own}
      onSubmit={(e) => {
        e.preventDefault()
        use()
      }}
    >
      {field(words.mean, mean, setMean)}
      {field(words.std, std, setStd)}
      <button type="submit" className={controls.button}>
        {words.use}
      </button>
      <small id={id} data-problem={problem !== null}>
        {problem ?? words.help}
      </small>
    </form>
  )
}

/** "0.485 0.456 0.406" and "0.5" -> the link's form; one number stands for all three. */
function scaleTyped(mean: string, std: string): string {
  const lists = [mean, std].map((text) => text.trim().split(/[\s,;]+/))
  const most = Math.max(...lists.map((list) => list.length))
  return lists.map((list) => (list.length === 1 ? Array(most).fill(list[0]) : list).join(',')).join('/')
}
