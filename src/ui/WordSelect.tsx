// A choice in running text: a dotted word that opens a list, as wide as the word that is chosen. Where the browser cannot
// do that by itself the same word lies unseen beneath it.
import controls from './controls.module.css'

interface WordSelectProps {
  readonly id?: string
  readonly label?: string
  readonly value: string
  readonly words: readonly (readonly [value: string, word: string])[]
  readonly onChange: (value: string) => void
}

export function WordSelect({ id, label, value, words, onChange }: WordSelectProps) {
  const [, word] = words.find(([key]) => key === value) ?? words[0] ?? []
  return (
    <span className={controls.fitted} data-word={word}>
      <select
        className={controls.word}
        id={id}
        aria-label={label}
        value={value}
        onChange={(e) => onChange(e.target.value)}
      >
        {words.map(([key, name]) => (
          <option key={key} value={key}>
            {name}
          </option>
        ))}
      </select>
    </span>
  )
}
