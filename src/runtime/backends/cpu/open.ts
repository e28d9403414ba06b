// Plain JavaScript: slow, but there is always one.
import { setBackend } from '@tensorflow/tfjs-core'
import { stateLimits } from '../../../tfjs/deviceLimits'
import { openTensorFlow } from '../../../tfjs/openTensorFlow'
import { type Device, resetBackend } from '../../device'
import { card } from './card'

export const load = () => import('@tensorflow/tfjs-backend-cpu')

export async function openCpu(): Promise<Device> {
  await openTensorFlow(load, card)
  await setBackend('cpu')
  stateLimits(() => card.limits)
  let killed = false
  return {
    name: 'cpu',
    label: null,
    software: false,
    check: async () => {},
    dead: () => killed,
    kill() {
      killed = true
    },
    chunked: () => {},
    trim: () => {},
    close: () => resetBackend('cpu', 1),
  }
}
