// Mirroring a picture left to right is its own transpose.
import { reverse } from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

export const flip = [gradient('FlipLeftRight', [], (dy) => ({ image: () => reverse(dy, 2) }))]
