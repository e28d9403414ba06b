import type { BackendCard } from '../card'

export const card = {
  name: 'wasm',
  label: 'WebAssembly',
  gpu: false,
  rank: 3,
  poolable: true,
  terminal: true,
} as const satisfies BackendCard
