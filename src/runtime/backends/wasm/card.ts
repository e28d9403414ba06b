import type { BackendCard } from '../card'

export const card = {
  name: 'wasm',
  label: 'WebAssembly',
  gpu: false,
  rank: 3,
  poolable: true,
  terminal: true,
  webAssembly: true,
  limits: { maxBuffer: 2 ** 28, budget: 2 ** 28, alive: 4, most: 8, packsWeights: true },
  broken: [
    {
      kernels: ['Conv2D', 'FusedConv2D', 'DepthwiseConv2dNative', 'FusedDepthwiseConv2D'],
      when: 'convolutions, "same", stride larger than the window',
      wrong: 'starts inside the picture',
      repair: 'spelledOut',
    },
    {
      kernels: ['StridedSlice'],
      when: 'strided slice beside a dropped or added axis',
      wrong: 'other cells',
      repair: 'dense',
    },
    {
      kernels: ['StridedSlice'],
      when: 'strided slice of whole numbers',
      wrong: 'whole numbers read as floats',
      repair: 'throughFloats',
    },
    {
      kernels: ['Prelu'],
      when: 'slopes with a row or a column of their own',
      wrong: 'slopes of other places',
      repair: 'spreadSlopes',
    },
    { kernels: ['OneHot'], when: 'one hot as floats', wrong: 'next to 0', repair: 'markedWhole' },
    {
      kernels: ['MaxPool3D', 'MaxPoolWithArgmax'],
      when: 'max pooling of a volume, or with its places, below 0',
      wrong: '0',
      repair: 'fromNought',
    },
    {
      kernels: ['MaxPool3DGrad'],
      when: 'gradient of max pooling of a volume below 0',
      wrong: 'goes to the first cell of all',
      repair: 'raisedFirst',
    },
    { kernels: ['Cast'], when: 'cast to boolean', wrong: '0.5 is false', repair: 'trueBooleans' },
    {
      kernels: ['_FusedMatMul'],
      when: 'matrix product with a bias, transposed or several at once',
      wrong: 'the bias lies along the rows',
      repair: 'compose',
    },
    {
      kernels: ['MaxPoolGrad'],
      when: 'gradient of max pooling without a positive value',
      wrong: 'goes to the first cell of the window',
      repair: 'compose',
    },
  ],
} as const satisfies BackendCard
