// One of a few, side by side: radios that look like one bar.
import controls from './controls.module.css'
import styles from './Segments.module.css'

interface SegmentsProps<T extends string> {
  readonly label: string
  /** What the radios are called in their form; no two bars of a page share it. */
  readonly name: string
  readonly options: readonly T[]
  readonly words: Readonly<Record<T, string>>
  readonly chosen: T
  readonly choose: (value: T) => void
  /** As wide as what it stands in, in equal parts; else each as wide as its words. */
  readonly whole?: boolean
}

export function Segments<T extends string>({
  label,
  name,
  options,
  words,
  chosen,
  choose,
  whole = false,
}: SegmentsProps<T>) {
  return (
    <div role="radiogroup" aria-label={label} className={styles.segments} data-whole={whole}>
      {options.map((value) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            className={controls.radio}
            checked={value === chosen}
            onChange={() => choose(value)}
          />
          {words[value]}
        </label>
      ))}
    </div>
  )
}
