// What nobody said and Limelight took: how pictures are fed, whose names the classes have, which layer and output.
import { GUESSED } from '../models/facts/labels/types'
import type { ModelCard, OpenModel } from '../models/types'
import type { Resample } from '../picture/types'
import { preprocessOf } from '../recipe/explainRequest'
import { scaleText } from '../recipe/scaleText'
import type { Options } from './options'
import { unheard } from './unheard'

export interface Feeding {
  /** As --scale takes it; null for an array, which is taken as it is. */
  readonly scale: string | null
  readonly fit: string | null
  /** Shorter side before the middle is cut out; null where nothing is cut out, or at once. */
  readonly resize: number | null
  /** Null where it is the usual one, bilinear. */
  readonly resample: Resample | null
  /** Where the names of the classes come from: "labels.txt", "perhaps ImageNet", "none". */
  readonly labels: string
  /** What was guessed, and why. */
  readonly guessed: Readonly<Record<string, string>>
  /** What is worth knowing about the model, its names and the options. */
  readonly remarks: readonly string[]
}

export function feedingOf(options: Options, { card }: OpenModel): Feeding {
  const { recipe, image, remarks } = options
  const isArray = image !== null && /\.npy$/i.test(image)
  const how = preprocessOf(recipe, card)
  const cut = how.fit !== 'letterbox'
  return {
    scale: isArray ? null : scaleText(how.scale),
    fit: isArray ? null : how.fit,
    resize: isArray || !cut ? null : (how.resize ?? null),
    resample: isArray ? null : (how.resample ?? null),
    labels: card.labelSource,
    guessed: { ...(isArray ? {} : feedingGuesses(recipe, card)), ...modelGuesses(recipe, card) },
    remarks: [
      ...remarks,
      ...unheard(options, { isArray, cut, least: Math.min(how.width, how.height) }),
      ...card.remarks,
    ],
  }
}

type Given = Options['recipe']

function feedingGuesses(recipe: Given, { guess }: ModelCard): Record<string, string> {
  return {
    ...(recipe.scale === null && { scale: guess.why }),
    ...(recipe.fit === null && { fit: fitText(guess) }),
  }
}

function fitText({ fit, width, height, resize = null, resample = null }: ModelCard['guess']): string {
  const first = resize === null ? '' : `resize to ${resize}, then `
  return `${first}${fit} to ${width} × ${height}${resample === null ? '' : `, ${resample}`}`
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
