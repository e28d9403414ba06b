// Every layer that is computed here, by the name of its class in Keras.
import { ACTIVATING } from './activating'
import { ATTENTION } from './attention'
import { CONVOLUTIONS } from './convolution'
import type { LayerClass } from './layerClass'
import { MERGING } from './merging'
import { NORMALISING } from './normalising'
import { OPERATORS } from './operators'
import { PASSING } from './passing'
import { PATCHES } from './patches'
import { POOLING } from './pooling'
import { RECURRENT } from './recurrent'
import { SCALING } from './scaling'
import { SEQUENCES } from './sequences'
import { SIZING } from './sizing'
import { TENSORFLOW_OPERATORS } from './tensorflowOp'
import { TRANSPOSED } from './transposed'

const ALL: readonly (readonly [string, LayerClass])[] = Object.entries({
  // First: some operators of Keras 3 go by the names of layers, which know their arguments too.
  ...OPERATORS,
  ...ACTIVATING,
  ...ATTENTION,
  ...CONVOLUTIONS,
  ...MERGING,
  ...NORMALISING,
  ...PASSING,
  ...PATCHES,
  ...POOLING,
  ...RECURRENT,
  ...SCALING,
  ...SEQUENCES,
  ...SIZING,
  ...TENSORFLOW_OPERATORS,
  ...TRANSPOSED,
})

/** A map, because names come from files: `constructor` is no layer. */
export const LAYER_CLASSES: ReadonlyMap<string, LayerClass> = new Map(ALL)
