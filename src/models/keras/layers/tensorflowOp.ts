// TensorFlowOpLayer, as TensorFlow 2.0 to 2.3 wrote an operator on Keras tensors: a node of a graph, with constants in
// some of its inputs' places.

import { mirrorPad, pad, stridedSlice, type Tensor, type Tensor4D, tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asList, asObject, asText, isObject, type Json } from '../../json'
import { quoted } from '../../quoted'
import { wrongValue } from '../attributeValues'
import { AS_ONNX } from '../wayOut'
import type { Arguments } from './arguments'
import { type LayerClasses, layerClass } from './layerClass'
import { checkMade } from './made'
import { OPERATORS_BY_NAME, type Operator } from './operatorTable'

/** TensorFlow's names of operators, and what they are called in the table. */
const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    AddV2: 'add',
    Add: 'add',
    BiasAdd: 'add',
    Sub: 'subtract',
    Mul: 'multiply',
    RealDiv: 'divide',
    Div: 'divide',
    Pow: 'pow',
    Maximum: 'maximum',
    Minimum: 'minimum',
    SquaredDifference: 'squared_difference',
    Neg: 'neg',
    Abs: 'abs',
    Square: 'square',
    Sqrt: 'sqrt',
    Rsqrt: 'rsqrt',
    Exp: 'exp',
    Log: 'log',
    Erf: 'erf',
    Identity: 'identity',
    Relu: 'relu',
    Relu6: 'relu6',
    Elu: 'elu',
    Selu: 'selu',
    LeakyRelu: 'leaky_relu',
    Sigmoid: 'sigmoid',
    Tanh: 'tanh',
    Softplus: 'softplus',
    Softsign: 'softsign',
    Softmax: 'softmax',
    LogSoftmax: 'log_softmax',
    Mean: 'reduce_mean',
    Sum: 'reduce_sum',
    Max: 'reduce_max',
    Min: 'reduce_min',
    Reshape: 'reshape',
    Transpose: 'transpose',
    ExpandDims: 'expand_dims',
    Squeeze: 'squeeze',
    ClipByValue: 'clip_by_value',
  }),
)

/** What an attribute is called as an option. */
const OPTIONS: ReadonlyMap<string, string> = new Map([
  ['keep_dims', 'keepdims'],
  ['squeeze_dims', 'axis'],
])
const IDLE = /^(T|Tidx|Tperm|Tshape|Tdim|Tpaddings|Index|data_format|_.*)$/

const tensorflowOp = layerClass({
  options: (config) => ({
    node: readNode(config),
    constants: new Map(Object.entries(asObject(config.constants))),
  }),
  call: (inputs, { options: { node, constants }, path }) => {
    const op = asText(node.op) ?? ''
    const values = placeValues(inputs, constants)
    if (op === 'StridedSlice') return strided({ inputs, values, node }, path)
    if (op === 'Pad' || op === 'MirrorPad') return padded({ inputs, values, node }, path)
    const operator = new Map(Object.entries(OPERATORS_BY_NAME)).get(NAMES.get(op) ?? '')
    if (operator) return operated(operator, { inputs, values, node }, path)
    throw failure(
      'UnsupportedModel',
      `The layer ${quoted(path)} applies TensorFlow's operator ${quoted(op)}, which is not known here; ${AS_ONNX}.`,
    )
  },
})

/** TensorFlow's name of the operator that such a layer applies. */
export const operatorOf = (config: Json): string => asText(readNode(config).op) ?? ''

/** An object, or the JSON of one. */
function readNode({ node_def: node }: Json): Json {
  if (isObject(node)) return node
  try {
    return asObject(JSON.parse(asText(node) ?? ''))
  } catch {
    return {}
  }
}

/** By place: the constants where they stand, the layer's inputs in the other places. */
function placeValues(inputs: readonly Tensor[], constants: ReadonlyMap<string, unknown>): readonly unknown[] {
  const count = inputs.length + constants.size
  let next = 0
  return Array.from({ length: count }, (_, i) => constants.get(String(i)) ?? inputs[next++])
}

interface Use {
  readonly inputs: readonly Tensor[]
  readonly values: readonly unknown[]
  readonly node: Json
}

function operated(operator: Operator, { inputs, values, node }: Use, path: string): ReturnType<Operator> {
  const attributes = Object.entries(asObject(node.attr)).filter(([key]) => !IDLE.test(key))
  const options = new Map(attributes.map(([key, value]) => [OPTIONS.get(key) ?? key, plain(value)]))
  const tensors = values.map((value) =>
    inputs.includes(value as Tensor) ? (value as Tensor) : makeTensor(value),
  )
  const given: Arguments = {
    tensors,
    operand: (place) => tensors[place],
    option: (names, place) =>
      names.map((name) => options.get(name)).find((value) => value !== undefined) ?? values[place ?? -1],
    made: (shape) => checkMade(path, shape),
    checkRead: () => {},
  }
  return operator(given)
}

const makeTensor = (value: unknown) => tensor(value as number)

/** Of an attribute as protobuf writes it in JSON. */
function plain(value: unknown): unknown {
  const { b, f, i, s, list } = asObject(value)
  if (list !== undefined) return asList(asObject(list).i).map(Number)
  return b ?? f ?? (i === undefined ? s : Number(i))
}

function strided({ inputs, values, node }: Use, path: string): Tensor {
  const [begin, end, strides] = values.slice(1).map((value) => asList(value).map(Number)) as [
    number[],
    number[],
    number[],
  ]
  if (strides.some((step) => !Number.isInteger(step) || step === 0))
    throw failure(
      'UnsupportedModel',
      `The operator ${quoted(path)} has strides = ${quoted(strides)}; they must be whole, and not 0.`,
    )
  const mask = (name: string) => Number(plain(asObject(node.attr)[name]) ?? 0)
  return stridedSlice(
    inputs[0] as Tensor,
    begin,
    end,
    strides,
    mask('begin_mask'),
    mask('end_mask'),
    mask('ellipsis_mask'),
    mask('new_axis_mask'),
    mask('shrink_axis_mask'),
  )
}

function padded({ inputs, values, node }: Use, path: string): Tensor {
  const margins = asList(values[1]).map((pair) => asList(pair).map(Number)) as [number, number][]
  const wrong = wrongValue('paddings', margins)
  if (wrong)
    throw failure(
      'UnsupportedModel',
      `The operator ${quoted(path)} has paddings = ${quoted(margins)}; it ${wrong}.`,
    )
  checkMade(
    path,
    inputs[0]?.shape.map((size, axis) => size + (margins[axis] ?? []).reduce((a, b) => a + b, 0)) ?? [],
  )
  const mode = plain(asObject(node.attr).mode)
  if (mode === undefined) return pad(inputs[0] as Tensor, margins)
  const word = /^U1lN/.test(String(mode)) || mode === 'SYMMETRIC' ? 'symmetric' : 'reflect'
  return mirrorPad(inputs[0] as Tensor4D, margins, word)
}

export const TENSORFLOW_OPERATORS: LayerClasses = { TensorFlowOpLayer: tensorflowOp }
