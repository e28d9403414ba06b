// What a map is, in one sentence.
import { methodCards } from '../../engine/methods/cards'
import type { Heatmap } from '../../engine/types'

export interface Facts {
  readonly heatmap: Pick<Heatmap, 'state'>
  readonly label: string
  readonly method: string
}

export function sentenceOf({ heatmap, label, method }: Facts): string {
  const [name = label] = label.split(',')
  if (heatmap.state === 'negative') return `There is no positive evidence for ${name}.`
  if (heatmap.state === 'flat') return `The map is the same everywhere: no evidence for ${name}.`
  if (heatmap.state === 'nan') return `The numbers of this map overflow for ${name}.`
  const card = methodCards.find(({ id }) => id === method)
  if (card && !card.classSpecific)
    return `This map does not ask for a class: it is the same for ${name} and all others (${card.name}).`
  return `The map highlights evidence for ${name} (${card?.name ?? method}).`
}
