// Every layer that is computed here, by the name of its class in Keras.
import { CONVOLUTIONS } from './convolution'
import type { StandIns } from './standIn'

export const STAND_INS: StandIns = { ...CONVOLUTIONS }
