// What nobody said and Limelight took: how pictures are fed, whose names the classes have, which layer and output.
import { GUESSED } from '../models/facts/labels/types'
import type { ModelCard, OpenModel } from '../models/types'
import { scaleText } from '../recipe/scaleText'
import type { Options } from './command'

export interface Feeding {
  /** As --scale takes it; null for an array, which is taken as it is. */
  readonly scale: string | null
  readonly fit: string | null
  /** Where the names of the classes come from: "labels.txt", "perhaps ImageNet", "none". */
  readonly labels: string
  /** What was guessed, and why. */
  readonly guessed: Readonly<Record<string, string>>
  /** What is worth knowing about the model, its names and the options. */
  readonly remarks: readonly string[]
}

export function feedingOf({ recipe, image, remarks }: Options, { card }: OpenModel): Feeding {
  const isArray = image !== null && /\.npy$/i.test(image)
  return {
    scale: isArray ? null : scaleText(recipe.scale ?? card.guess.scale),
    fit: isArray ? null : (recipe.fit ?? card.guess.fit),
    labels: card.labelSource,
    guessed: { ...(isArray ? {} : feedingGuesses(recipe, card)), ...modelGuesses(recipe, card) },
    remarks: [...remarks, ...card.remarks],
  }
}

type Given = Options['recipe']

function feedingGuesses(recipe: Given, { guess }: ModelCard): Record<string, string> {
  return {
    ...(recipe.scale === null && { scale: guess.why }),
    ...(recipe.fit === null && { fit: `${guess.fit} to ${guess.width} × ${guess.height}` }),
  }
}

function modelGuesses(recipe: Given, { labels, labelSource, outputs, output, suggested }: ModelCard) {
  const several = outputs.length > 1 && recipe.output === null
  return {
    ...(recipe.layers.length === 0 && { layer: suggested.why }),
    ...(labelSource === GUESSED && {
      labels: `${labels.length.toLocaleString('en')} classes, as ImageNet has`,
    }),
    ...(several && { output: `${output}, of ${outputs.slice(0, 8).join(', ')}` }),
  }
}
