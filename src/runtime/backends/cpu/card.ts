import type { BackendCard } from '../card'

export const card = {
  name: 'cpu',
  label: 'CPU, slow',
  gpu: false,
  rank: 6,
  poolable: false,
  terminal: true,
  limits: { maxBuffer: 2 ** 28, budget: 2 ** 28, alive: 4, most: 4 },
  broken: [
    {
      kernels: ['StridedSlice'],
      when: 'strided slice beside a dropped or added axis',
      wrong: 'other cells',
      repair: 'dense',
    },
  ],
} as const satisfies BackendCard
