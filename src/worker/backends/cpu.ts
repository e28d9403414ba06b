// Plain JavaScript: slow, but there is always one.
import { setBackend } from '@tensorflow/tfjs-core'
import { type Device, memoryBudget, resetBackend } from '../device'

export async function openCpu(): Promise<Device> {
  await import('@tensorflow/tfjs-backend-cpu')
  await setBackend('cpu')
  return {
    name: 'cpu',
    label: null,
    software: false,
    limits: { tensorBytes: memoryBudget() / 2, budgetBytes: memoryBudget() },
    check: async () => {},
    dead: () => false,
    chunked: () => {},
    close: () => resetBackend('cpu', 1),
  }
}
