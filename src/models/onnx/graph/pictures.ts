// Values that the file takes for pictures [n, c, h, w]: what a convolution, a pool or a norm reads, and what such a
// value was made of value by value. They are held with their channels last from the start.

import type { Host } from '../host/host'
import type { OnnxNode } from '../proto/types'
import { attributeNumbers } from './attributes'

const READERS =
  /^(Conv|ConvInteger|QLinearConv|FusedConv|ConvTranspose|MaxPool|AveragePool|LpPool|Global(Average|Max|Lp)Pool|QLinear(Global)?AveragePool|BatchNormalization|InstanceNormalization|GroupNormalization|LRN|Resize|Upsample|DepthToSpace|SpaceToDepth)$/

/** Inputs whose values go through: all, or the first alone. */
const THROUGH_ALL =
  /^(Add|Sub|Mul|Div|Max|Min|Sum|Mean|Pow|Where|Concat|PRelu|QLinearAdd|QLinearMul|QLinearConcat)$/
const THROUGH_FIRST =
  /^(Relu|LeakyRelu|Elu|Selu|Celu|Sigmoid|HardSigmoid|HardSwish|Swish|Tanh|Softplus|Softsign|Mish|Gelu|Clip|ThresholdedRelu|Shrink|Abs|Neg|Exp|Log|Sqrt|Erf|Cast|Identity|Dropout|Slice|Split|Pad|QuantizeLinear|DequantizeLinear|DynamicQuantizeLinear|QLinearSigmoid|QLinearLeakyRelu)$/

/** `numbersOf` are those of a weight; null for other values. */
export function pictureValues(
  nodes: readonly OnnxNode[],
  { shapeOf, numbersOf }: Weights,
): ReadonlySet<string> {
  const pictures = new Set<string>()
  for (const node of [...nodes].reverse()) {
    const [first = ''] = node.inputs
    if (READERS.test(node.op) || reducesSpace(node, numbersOf)) pictures.add(first)
    const perChannel =
      /^(Add|Sub|Mul|Div|PRelu)$/.test(node.op) && node.inputs.some((name) => isColumn(shapeOf(name)))
    if (perChannel) for (const name of [...node.inputs, ...node.outputs]) pictures.add(name)
    if (!node.outputs.some((name) => pictures.has(name))) continue
    if (THROUGH_ALL.test(node.op)) for (const name of node.inputs) pictures.add(name)
    if (THROUGH_FIRST.test(node.op)) pictures.add(first)
  }
  pictures.delete('')
  return pictures
}

export interface Weights {
  shapeOf(name: string): readonly number[] | null
  numbersOf(name: string): Host | null
}

/** One number a channel: [k, 1, 1] or [1, k, 1, 1]. */
function isColumn(shape: readonly number[] | null): boolean {
  const [k = 1, ...rest] = shape?.length === 4 && shape[0] === 1 ? shape.slice(1) : (shape ?? [])
  return k > 1 && rest.length === 2 && rest.every((size) => size === 1)
}

/** A mean over the last two axes: how exporters write global pooling. */
function reducesSpace(node: OnnxNode, numbersOf: Weights['numbersOf']): boolean {
  if (!/^Reduce(Mean|Max|Sum)$/.test(node.op)) return false
  const given = attributeNumbers(node, 'axes') ?? Array.from(numbersOf(node.inputs[1] ?? '')?.data ?? [])
  const axes = [...given].sort()
  return axes.join() === '2,3' || axes.join() === '-1,-2'
}
