import type { BackendCard } from '../card'

export const card = {
  name: 'webgl',
  label: 'WebGL',
  gpu: true,
  rank: 2,
  rankEmulated: 5,
  poolable: false,
  compilesAtOnce: true,
  terminal: false,
  limits: { maxBuffer: 2 ** 28, budget: 2 ** 29, alive: 4, most: 16 },
  broken: [
    {
      kernels: ['FloorDiv'],
      when: 'division of floats rounded down',
      wrong: 'both are rounded first',
      repair: 'roundedAfter',
    },
    {
      kernels: ['StridedSlice'],
      when: 'strided slice and choice in 5 axes and more',
      wrong: 'refused',
      repair: 'slicedByAxes',
    },
    {
      kernels: ['Select'],
      when: 'strided slice and choice in 5 axes and more',
      wrong: 'refused',
      repair: 'chosenInARow',
    },
    {
      kernels: ['StridedSlice'],
      when: 'strided slice beside a dropped or added axis',
      wrong: 'other cells',
      repair: 'dense',
    },
    {
      kernels: ['MaxPoolGrad'],
      when: 'gradient of max pooling over equal values',
      wrong: 'goes to the last of them, not to the first',
      repair: 'compose',
    },
    {
      kernels: 'all',
      when: 'any that reads [1, m, n]',
      wrong: 'at times the program of other shapes',
      repair: 'shaderKeys',
    },
  ],
} as const satisfies BackendCard
