// A choice in running text: a dotted word that opens a list.
import controls from '../controls.module.css'

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly names: Readonly<Record<string, string>>
  readonly onChange: (name: string) => void
}

export function Choice({ label, value, names, onChange }: ChoiceProps) {
  return (
    <select
      className={controls.word}
      aria-label={label}
      value={value}
      onChange={(e) => onChange(e.target.value)}
    >
      {Object.entries(names).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  )
}
