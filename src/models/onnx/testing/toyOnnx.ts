// A classifier of two stages and four classes, as PyTorch's older exporter names its nodes, opset 17.
import { filesFromBytes } from '../../files/files'
import type { ModelFiles } from '../../types'
import { floats, type ModelText, writeOnnx } from './writeOnnx'

const pads = { pads: [1, 1, 1, 1] }

export const toy: ModelText = {
  inputs: { input: [null, 3, 12, 12] },
  outputs: { output: [null, 4] },
  weights: {
    'stem.weight': floats([6, 3, 3, 3]),
    'stem.bias': floats([6]),
    'layer1.0.conv.weight': floats([6, 6, 3, 3]),
    'layer1.0.conv.bias': floats([6], [0.1, -0.2]),
    'fc.weight': floats([4, 6]),
    'fc.bias': floats([4]),
  },
  nodes: [
    {
      op: 'Conv',
      name: '/stem/Conv',
      in: ['input', 'stem.weight', 'stem.bias'],
      out: ['a'],
      attributes: { ...pads, strides: [2, 2] },
    },
    { op: 'Relu', name: '/relu/Relu', in: ['a'], out: ['b'] },
    {
      op: 'Conv',
      name: '/layer1/layer1.0/conv/Conv',
      in: ['b', 'layer1.0.conv.weight', 'layer1.0.conv.bias'],
      out: ['c'],
      attributes: pads,
    },
    { op: 'Add', name: '/layer1/layer1.0/Add', in: ['c', 'b'], out: ['d'] },
    { op: 'Relu', name: '/layer1/layer1.0/relu/Relu', in: ['d'], out: ['e'] },
    { op: 'GlobalAveragePool', name: '/pool/GlobalAveragePool', in: ['e'], out: ['f'] },
    { op: 'Flatten', name: '/Flatten', in: ['f'], out: ['g'] },
    {
      op: 'Gemm',
      name: '/fc/Gemm',
      in: ['g', 'fc.weight', 'fc.bias'],
      out: ['output'],
      attributes: { transB: 1 },
    },
  ],
}

/** The same with something else. */
export function changed(change: Partial<ModelText>, more: ModelText['weights'] = {}): ModelText {
  return { ...toy, ...change, weights: { ...toy.weights, ...more } }
}

export function filesOf(model: ModelText, more: Readonly<Record<string, Uint8Array>> = {}): ModelFiles {
  return filesFromBytes('toy', new Map(Object.entries({ 'model.onnx': writeOnnx(model), ...more })))
}
