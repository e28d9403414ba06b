// Every layer that is computed here, by the name of its class in Keras.
import { ACTIVATING } from './activating'
import { ATTENTION } from './attention'
import { CONVOLUTIONS } from './convolution'
import { MERGING } from './merging'
import { NORMALISING } from './normalising'
import { OPERATORS } from './operators'
import { PASSING } from './passing'
import { POOLING } from './pooling'
import { SCALING } from './scaling'
import type { StandIns } from './standIn'

export const STAND_INS: StandIns = {
  // First: some operators of Keras 3 go by the names of layers, which know their arguments too.
  ...OPERATORS,
  ...ACTIVATING,
  ...ATTENTION,
  ...CONVOLUTIONS,
  ...MERGING,
  ...NORMALISING,
  ...PASSING,
  ...POOLING,
  ...SCALING,
}
