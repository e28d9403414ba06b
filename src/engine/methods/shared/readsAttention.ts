// Whether a model has tokens, between which there may be attention to read.
import type { KnownModel } from '../../types'

export const readsAttention = ({ layers }: KnownModel): true | string =>
  layers.some(({ kind }) => kind === 'tokens') ||
  'It reads the attention between tokens and this model has no tokens; choose another method.'
