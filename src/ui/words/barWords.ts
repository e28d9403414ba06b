// The colour bar in words: what the values are, their unit, and whose scale it is.
import type { Heatmap } from '../../engine/types'
import { fixed } from '../../results/format'

/** `own`: min-maxed by itself; `raw`: the method's own values; `signed`: zero in the middle. */
export type BarSays = keyof typeof barWords

export const barWords = {
  own: {
    name: 'evidence',
    scale: "no unit, this map's own scale",
    about: (low: string, high: string) =>
      `0 to 1 is ${low} to ${high} before this map was normalised; maps have scales of their own.`,
  },
  raw: {
    name: 'evidence',
    scale: "the method's own values, this map's own scale",
    about: (low: string, high: string) =>
      `The method's own values, not normalised: ${low} to ${high} at the layer.`,
  },
  signed: {
    name: 'for and against',
    scale: "the method's own values, this map's own scale",
    about: (_low: string, _high: string) =>
      'Zero is in the middle: red speaks for the class, blue against it, as the method measured it.',
  },
  concepts: {
    name: 'strength',
    scale: 'no unit, each concept on its own scale',
    about: (_low: string, _high: string) =>
      'How strong a concept is where it is the strongest: each colour from nothing to its own largest value.',
  },
  alike: {
    name: 'cosine',
    scale: 'of activations, −1 to 1 at most',
    about: (_low: string, _high: string) => 'How alike the layer sees each place and the marked one.',
  },
} as const

export const clippedWords = {
  about: 'The brightest 1 % have one colour: stretched over them, the scale would leave all else dark.',
} as const

export function barText(kind: BarSays, { min, max }: Pick<Heatmap, 'min' | 'max'>) {
  const { name, scale, about } = barWords[kind]
  return { name, scale, about: about(fixed(min, 3), fixed(max, 3)) }
}
