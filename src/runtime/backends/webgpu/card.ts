import type { BackendCard } from '../card'

export const card = {
  name: 'webgpu',
  label: 'WebGPU',
  gpu: true,
  rank: 1,
  rankEmulated: 4,
  poolable: false,
  terminal: true,
} as const satisfies BackendCard
