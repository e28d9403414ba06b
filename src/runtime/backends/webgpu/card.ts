import type { BackendCard } from '../card'

export const card = {
  name: 'webgpu',
  label: 'WebGPU',
  gpu: true,
  rank: 1,
  rankEmulated: 4,
  poolable: false,
  terminal: true,
  limits: { maxBuffer: 2 ** 27, budget: 2 ** 30, alive: 3, most: 64 },
} as const satisfies BackendCard
