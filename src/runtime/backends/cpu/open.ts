// Plain JavaScript: slow, but there is always one.
import { setBackend } from '@tensorflow/tfjs-core'
import { type Device, resetBackend } from '../../device'

export async function openCpu(): Promise<Device> {
  await import('@tensorflow/tfjs-backend-cpu')
  await setBackend('cpu')
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
