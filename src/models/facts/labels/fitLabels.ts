// Fits the lists that were found to the classes of an output, and says what was not taken and what is a guess.
import { GUESSED, type Labels } from './types'

export interface FittedLabels {
  readonly names: readonly string[]
  readonly source: string
  /** What the user should know about the names, a sentence each. */
  readonly remarks: readonly string[]
}

const UNFETCHED = 'The names of ImageNet could not be fetched without a network; classes go by their numbers.'
/** The head of a table of one column. */
const HEAD = /^(class|label|category|classes|labels|categories|names?)$/i
const BACKGROUND = /^(background|__background__|dummy|none|\?\?\?|n0*)$/i

/** The first list that fits. ImageNet's names for a thousand classes only where there is no list, as a guess. */
export async function fitLabels(found: readonly Labels[], classes: number): Promise<FittedLabels> {
  const refused: string[] = []
  for (const list of found) {
    const fitted = fittedTo(list, classes)
    if (fitted) return { ...fitted, remarks: [...refused, ...fitted.remarks] }
    refused.push(
      `${list.source}: ${many(list.names.length, 'name')} for ${many(classes, 'class')}; not used.`,
    )
  }
  if (found.length > 0 || (classes !== 1000 && classes !== 1001))
    return { names: [], source: 'none', remarks: refused }
  const { IMAGENET } = await import('./imagenetLabels.generated').catch(() => ({ IMAGENET: null }))
  if (IMAGENET === null) return { names: [], source: 'none', remarks: [...refused, UNFETCHED] }
  const names = IMAGENET.split('\n')
  return {
    names: classes === 1001 ? ['background', ...names] : names,
    source: GUESSED,
    remarks: [
      `No list of names came with the model; as it has ${many(classes, 'class')}, they are perhaps ImageNet's.`,
    ],
  }
}

function fittedTo({ names, source, doubts = [] }: Labels, classes: number): FittedLabels | null {
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

function many(count: number, noun: string): string {
  const plural = noun.endsWith('s') ? `${noun}es` : `${noun}s`
  return `${count.toLocaleString('en')} ${count === 1 ? noun : plural}`
}
