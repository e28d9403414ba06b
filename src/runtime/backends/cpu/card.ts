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
    {
      kernels: ['TensorScatterUpdate'],
      when: 'values put at places of a tensor',
      wrong: 'changes the tensor that was given',
      repair: 'intoACopy',
    },
  ],
} as const satisfies BackendCard
