// Fits the lists that were found to the classes of an output, and says what was not taken and what is a guess.
import { type Fitted, fittedTo, many, misfit } from './fitList'
import { GUESSED, type Labels } from './types'

export interface FittedLabels extends Fitted {
  /** Of the list that somebody named, where it does not fit: the sentence that says so. */
  readonly misfit?: string
}

const UNFETCHED = 'The names of ImageNet could not be fetched without a network; classes go by their numbers.'

/** The first list that fits. ImageNet's names for a thousand classes only where there is no list, as a guess. */
export async function fitLabels(found: readonly Labels[], classes: number): Promise<FittedLabels> {
  const refused: string[] = []
  let named: Pick<FittedLabels, 'misfit'> = {}
  for (const list of found) {
    const fitted = fittedTo(list, classes)
    if (fitted) return { ...fitted, remarks: [...refused, ...fitted.remarks], ...named }
    const why = misfit(list, classes)
    refused.push(why)
    if (list.named) named = { misfit: why }
  }
  if (found.length > 0 || (classes !== 1000 && classes !== 1001))
    return { names: [], source: 'none', remarks: refused, ...named }
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
