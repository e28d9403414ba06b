// The colour bar in words: what the values are, their unit, and whose scale it is.
import type { Heatmap } from '../../engine/types'
import { fixed } from './format'

/** `own`: min-maxed by itself; `raw`: the method's own values; `signed`: zero in the middle. */
export type BarSays = 'own' | 'raw' | 'signed' | 'concepts' | 'alike'

interface BarText {
  readonly name: string
  readonly scale: string
  /** In a sentence. */
  readonly about: string
}

export function barText(kind: BarSays, { min, max }: Pick<Heatmap, 'min' | 'max'>): BarText {
  const [low, high] = [fixed(min, 3), fixed(max, 3)]
  switch (kind) {
    case 'own':
      return {
        name: 'evidence',
        scale: "no unit, this map's own scale",
        about: `0 to 1 is ${low} to ${high} before this map was normalised; maps have scales of their own.`,
      }
    case 'raw':
      return {
        name: 'evidence',
        scale: "the method's own values, this map's own scale",
        about: `The method's own values, not normalised: ${low} to ${high} at the layer.`,
      }
    case 'signed':
      return {
        name: 'for and against',
        scale: "the method's own values, this map's own scale",
        about: 'Zero is in the middle: red speaks for the class, blue against it, as the method measured it.',
      }
    case 'concepts':
      return {
        name: 'strength',
        scale: 'no unit, each concept on its own scale',
        about:
          'How strong a concept is where it is the strongest: each colour from nothing to its own largest value.',
      }
    case 'alike':
      return {
        name: 'cosine',
        scale: 'of activations, −1 to 1 at most',
        about: 'How alike the layer sees each place and the marked one.',
      }
  }
}
