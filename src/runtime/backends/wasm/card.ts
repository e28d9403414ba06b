import type { BackendCard } from '../card'

export const card = {
  name: 'wasm',
  label: 'WebAssembly',
  gpu: false,
  rank: 3,
  poolable: true,
  terminal: true,
  limits: { maxBuffer: 2 ** 28, budget: 2 ** 28, alive: 4, most: 8 },
} as const satisfies BackendCard
