// Whether a list names the classes of an output, and what is said where it does not.
import type { Labels } from './types'

/** Names that fit, and what the user should know about them, a sentence each. */
export interface Fitted {
  readonly names: readonly string[]
  readonly source: string
  readonly remarks: readonly string[]
}

/** The head of a table of one column. */
const HEAD = /^(class|label|category|classes|labels|categories|names?)$/i
const BACKGROUND = /^(background|__background__|dummy|none|\?\?\?|n0*)$/i

/** "pets.txt: 3 names for 8 classes; not used." */
export const misfit = ({ source, names }: Labels, classes: number): string =>
  `${source}: ${many(names.length, 'name')} for ${many(classes, 'class')}; not used.`

/** Null where they are not as many as the classes. */
export function fittedTo({ names, source, doubts = [] }: Labels, classes: number): Fitted | null {
  const remarks = [...doubts, ...twins(names)].map((doubt) => `${source} ${doubt}.`)
  if (names.length === classes || (classes === 1 && names.length === 2)) return { names, source, remarks }
  if (names.length === classes - 1 && classes === 1001) {
    const added = `${source} has 1,000 names for 1,001 classes; the first class is taken for the background.`
    return { names: ['background', ...names], source, remarks: [...remarks, added] }
  }
  if (names.length === classes + 1 && BACKGROUND.test(names[0] ?? '')) {
    const left = `${source} begins with "${names[0]}", a class that the model lacks; it is left out.`
    return { names: names.slice(1), source, remarks: [...remarks, left] }
  }
  if (names.length === classes + 1 && HEAD.test(names[0] ?? '')) {
    const left = `${source} begins with "${names[0]}", which is taken for a head.`
    return { names: names.slice(1), source, remarks: [...remarks, left] }
  }
  return null
}

function twins(names: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  const [first, ...more] = [...counts].filter(([, count]) => count > 1)
  if (!first) return []
  const others = more.length > 0 ? `, and ${more.length} other names to several` : ''
  return [`gives the name "${first[0]}" to ${first[1]} classes${others}`]
}

export function many(count: number, noun: string): string {
  const plural = noun.endsWith('s') ? `${noun}es` : `${noun}s`
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}
