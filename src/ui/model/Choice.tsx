// How pictures are fed, by name: one choice of several.
import { WordSelect } from '../WordSelect'

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly names: Readonly<Record<string, string>>
  readonly onChange: (name: string) => void
}

export const Choice = ({ names, ...choice }: ChoiceProps) => (
  <WordSelect {...choice} words={Object.entries(names)} />
)
