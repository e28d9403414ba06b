// A convolution and the batch norm that alone reads it as one convolution, for when nobody asks for the value between.
//   slope = scale / sqrt(variance + epsilon);  filter' = filter * slope;  bias' = (bias - mean) * slope + offset
import { add, mul, reshape, rsqrt, sub, type Tensor } from '@tensorflow/tfjs-core'
import type { Shortcut } from '../../network/stepNetwork'
import { float } from '../operators/ask'
import { type Call, FILE, type Lowering } from '../operators/operator'
import type { Way } from './framed'
import { makeStep, type Source, type Sources, type TracedValue } from './sources'
import type { Weights } from './weights'

export interface Convolved {
  readonly call: Call
  /** The plain one last. */
  readonly ways: readonly Way[]
}

interface NormParts {
  readonly sources: Sources
  readonly weights: Weights
  /** What comes out of the norm. */
  readonly output: TracedValue
}

/** A way to the convolution on to the norm, as `compute` does it; null where a weight depends on the picture. */
export function foldedNorm(
  norm: Call,
  { call, ways }: Convolved,
  parts: NormParts,
): ((way: Way, compute: Lowering['compute']) => Shortcut) | null {
  const { sources, weights, output } = parts
  const [, kernel, bias] = call.inputs as readonly (TracedValue | null | undefined)[]
  const [between, ...moments] = norm.inputs as readonly (TracedValue | null)[]
  const fixed = [kernel, ...(bias ? [bias] : []), ...moments]
  if (!kernel || !between || !fixed.every((value) => value?.constant)) return null
  const form = ways.at(-1)?.lowering.forms?.[1] ?? FILE
  const of = (value: TracedValue) => sources.of(value, FILE)
  const filter = sources.of(kernel, form)
  // Few ask for what lies between: a large file would be in memory once more.
  sources.seldom(filter)
  const from: Source[] = [filter, ...moments.flatMap((value) => (value ? [of(value)] : []))]
  if (bias) from.push(of(bias))
  const made = ['filter', 'bias'].map((what): TracedValue => {
    const shape = what === 'filter' ? kernel.shape : [kernel.shape[0] ?? 0]
    const key = `${output.key}~folded ${what}`
    return { key, shape, kind: 'float', layout: 'file', constant: true, host: null }
  })
  const epsilon = float(norm, 'epsilon', 1e-5)
  const fold: Lowering['compute'] = (inputs) => folded(inputs, epsilon)
  sources.addConstant(made, { outputs: made, compute: fold }, from)
  const taken = made.map(of)
  return ({ x, skips }, computing) => {
    const { inputs, compute } = makeStep([], computing, { sources: [x, ...taken], weights })
    return { skips: [...skips, between.key], inputs, compute }
  }
}

/** A depthwise filter [h, w, c, m] has its filters in its last two axes. */
function folded(inputs: readonly Tensor[], epsilon: number): Tensor[] {
  const [filter, scale, offset, mean, variance, bias] = inputs as [
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor,
    Tensor?,
  ]
  const slope = mul(scale, rsqrt(add(variance, epsilon)))
  const depthwise = filter.shape.at(-1) !== slope.size
  const each = depthwise ? reshape(slope, [1, 1, ...filter.shape.slice(2)]) : slope
  return [mul(filter, each), add(mul(sub(bias ?? 0, mean), slope), offset)]
}
