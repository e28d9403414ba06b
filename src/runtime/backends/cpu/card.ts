import type { BackendCard } from '../card'

export const card = {
  name: 'cpu',
  label: 'CPU, slow',
  gpu: false,
  rank: 6,
  poolable: false,
  terminal: true,
} as const satisfies BackendCard
