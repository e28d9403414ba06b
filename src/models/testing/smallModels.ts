// A small model of each kind, on pictures of 12 by 16: what every method is tried on, on every backend.
import { openModel } from '../open'
import type { OpenModel } from '../types'
import { graph } from './smallGraph'
import { keras } from './smallKeras'
import { convolutional, depthwise, tokens } from './smallLayers'
import { onnx } from './smallOnnx'

export interface SmallModel {
  readonly kind: string
  /** The class that is explained: one whose maps are not all negative. */
  readonly classIndex: number
  /** The layers that are explained: the last one, and two at once. */
  readonly last: string
  readonly several: readonly string[]
  /** Methods that cannot explain it. */
  readonly refused: readonly string[]
  readonly open: () => Promise<OpenModel>
}

/** They read what goes on between tokens. */
const ATTENTION = ['legrad', 'attentionrollout', 'rawattention']

export const smallModels: readonly SmallModel[] = [
  {
    kind: 'convolutional',
    classIndex: 2,
    last: 'second',
    several: ['first', 'second'],
    refused: ATTENTION,
    open: () => openModel(convolutional()),
  },
  {
    kind: 'depthwise',
    classIndex: 3,
    last: 'apart',
    several: ['mixed', 'apart'],
    refused: ATTENTION,
    open: () => openModel(depthwise()),
  },
  {
    kind: 'tokens',
    classIndex: 1,
    last: 'sum',
    several: ['sum', 'block'],
    refused: ['cam'],
    open: () => openModel(tokens()),
  },
  {
    kind: 'graph',
    classIndex: 0,
    last: 'second',
    several: ['sum', 'second'],
    refused: ['cam', ...ATTENTION],
    open: () => openModel(graph()),
  },
  {
    kind: 'ONNX file',
    classIndex: 0,
    last: 'layer1.0.relu',
    several: ['stem', 'layer1.0.relu'],
    refused: ATTENTION,
    open: () => openModel(onnx()),
  },
  {
    kind: 'Keras file',
    classIndex: 0,
    last: 'apart',
    several: ['swish', 'apart'],
    refused: ATTENTION,
    open: async () => openModel(await keras()),
  },
]
