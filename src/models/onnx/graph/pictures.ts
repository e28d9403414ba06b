// Values that the file takes for pictures [n, c, h, w]: what a convolution, a pool or a norm reads, and what such a
// value was made of value by value. They are held with their channels last from the start.
import { attributeNumbers } from './attributes'
import type { OnnxNode } from '../proto/types'

const READERS =
  /^(Conv|ConvInteger|QLinearConv|FusedConv|ConvTranspose|MaxPool|AveragePool|LpPool|Global(Average|Max)Pool|QLinear(Global)?AveragePool|BatchNormalization|InstanceNormalization|GroupNormalization|LRN|Resize|Upsample|DepthToSpace|SpaceToDepth)$/

/** Inputs whose values go through: all, or the first alone. */
const THROUGH_ALL =
  /^(Add|Sub|Mul|Div|Max|Min|Sum|Mean|Pow|Where|Concat|PRelu|QLinearAdd|QLinearMul|QLinearConcat)$/
const THROUGH_FIRST =
  /^(Relu|LeakyRelu|Elu|Selu|Celu|Sigmoid|HardSigmoid|HardSwish|Swish|Tanh|Softplus|Softsign|Mish|Gelu|Clip|ThresholdedRelu|Abs|Neg|Exp|Log|Sqrt|Erf|Cast|Identity|Dropout|Slice|Split|Pad|QuantizeLinear|DequantizeLinear|DynamicQuantizeLinear|QLinearSigmoid|QLinearLeakyRelu)$/

export function pictureValues(nodes: readonly OnnxNode[]): ReadonlySet<string> {
  const pictures = new Set<string>()
  for (const node of [...nodes].reverse()) {
    const [first = ''] = node.inputs
    if (READERS.test(node.op) || reducesSpace(node)) pictures.add(first)
    if (!node.outputs.some((name) => pictures.has(name))) continue
    if (THROUGH_ALL.test(node.op)) for (const name of node.inputs) pictures.add(name)
    if (THROUGH_FIRST.test(node.op)) pictures.add(first)
  }
  pictures.delete('')
  return pictures
}

/** A mean over the last two axes, by attribute: how older exporters write global pooling. */
function reducesSpace(node: OnnxNode): boolean {
  if (!/^Reduce(Mean|Max|Sum)$/.test(node.op)) return false
  const axes = [...(attributeNumbers(node, 'axes') ?? [])].sort()
  return axes.join() === '2,3' || axes.join() === '-1,-2'
}
