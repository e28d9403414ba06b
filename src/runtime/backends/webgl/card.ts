import type { BackendCard } from '../card'

export const card = {
  name: 'webgl',
  label: 'WebGL',
  gpu: true,
  rank: 2,
  rankEmulated: 5,
  poolable: false,
  terminal: false,
  limits: { maxBuffer: 2 ** 28, budget: 2 ** 29, alive: 4, most: 16 },
} as const satisfies BackendCard
