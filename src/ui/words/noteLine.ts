// Remarks of the engine in the words of the page.
import { firstName } from './describe'
import { sayings } from './sayings'

/** What the engine remarks on a map, with the names of the classes in place of their numbers. */
export function noteLine(note: string, labels: readonly string[]): string {
  const numbers = /^Compared with the classes ([\d, ]+)\.$/.exec(note)?.[1]
  if (!numbers) return note
  const names = numbers
    .split(', ')
    .map((number) => firstName(labels[Number(number)] || sayings.someClass(number)))
  return sayings.compared(names.join(', '))
}
