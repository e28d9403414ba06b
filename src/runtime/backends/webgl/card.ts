import type { BackendCard } from '../card'

export const card = {
  name: 'webgl',
  label: 'WebGL',
  gpu: true,
  rank: 2,
  rankEmulated: 5,
  poolable: false,
  terminal: false,
} as const satisfies BackendCard
