// The methods that have something to say about the small networks of maps; those that read attention have tests of their own.
import { methods } from '../methods'
import { whyNot } from '../methods/whyNot'
import type { Method } from '../types'
import { mapLayer } from './toyNetwork'

const facts = {
  classes: 4,
  layers: [mapLayer('relu2', 6, 8, 6)],
  activation: 'softmax',
  inputShape: [12, 16, 3],
} as const

export const mapMethods: readonly Method[] = methods.filter((method) => whyNot(method, facts) === null)
