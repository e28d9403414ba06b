// Dense layers over several axes, and attention made of them (Vaswani et al. 2017, arXiv 1706.03762).

import { add, expandDims, matMul, mul, reshape, softmax, sum, type Tensor, tanh } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { einsum } from '../../../tfjs/gradients/einsum'
import { asList, asNumber, asObject, asText, type Json } from '../../json'
import { quoted } from '../../quoted'
import { type LayerClasses, layerClass, soleInput, type WeightShape } from './layerClass'

/** einsum(equation, x, kernel) + bias */
const einsumDense = layerClass({
  options: readEinsum,
  weights: (options, inputs) => {
    const { kernel, bias } = denseShapes(options, inputs[0] ?? [])
    return [{ name: 'kernel', shape: kernel }, ...(bias ? [{ name: 'bias', shape: bias }] : [])]
  },
  call: (inputs, { options, path, weights }) => {
    const [kernel, bias] = weights
    const product = einsum(options.equation, soleInput(inputs, path), kernel as Tensor)
    return bias ? add(product, bias) : product
  },
})

interface Einsum {
  readonly equation: string
  /** Without the batch; NaN where it is open. */
  readonly outputShape: readonly number[]
  /** Letters of the axes that have a bias. */
  readonly biasAxes: string | null
}

function readEinsum({ equation, output_shape: shape, bias_axes: biasAxes }: Json): Einsum {
  return {
    equation: asText(equation) ?? '',
    outputShape: [shape].flat().map(Number),
    biasAxes: asText(biasAxes),
  }
}

/** Sizes of the letters of the kernel, from the input's and from the output's stated shape. */
function denseShapes({ equation, outputShape, biasAxes }: Einsum, input: readonly number[]) {
  const [left = '', output = ''] = equation.replaceAll(' ', '').split('->')
  const [given = '', kernel = ''] = left.split(',')
  const sizes = new Map<string, number>()
  const note = (letters: string, shape: readonly number[]) => {
    const last = [...letters.replace('...', '')].reverse()
    last.forEach((letter, i) => {
      const size = shape[shape.length - 1 - i] ?? 0
      if (size > 0) sizes.set(letter, size)
    })
  }
  note(output, [0, ...outputShape])
  note(given, input)
  const shapeOf = (letters: string) => [...letters].map((letter) => sizes.get(letter) ?? 1)
  if (!biasAxes) return { kernel: shapeOf(kernel), bias: null }
  const first = Math.min(...[...biasAxes].map((letter) => output.indexOf(letter)))
  const bias = [...output.slice(first)].map((letter) =>
    biasAxes.includes(letter) ? (sizes.get(letter) ?? 1) : 1,
  )
  return { kernel: shapeOf(kernel), bias }
}

/** Ends the name of the value that holds the shares, [n, heads, queries, keys]. */
export const SHARES = ':shares'
/** Says to the layer which of its values are asked for: `shares`, or the `rest`, the shares given as a last input. */
export const PART = 'limelight_part'

const PARTS = ['query', 'key', 'value'] as const

/**
 * [n, ..., k] as [n, t, k]: over several axes every place is a token.
 * @throws UnsupportedModel where the layer attends along some of the axes alone
 */
function asTokens(x: Tensor, axes: number | null, path: string): Tensor {
  const [n = 1, ...rest] = x.shape
  if (axes !== null && axes !== rest.length - 1)
    throw failure(
      'UnsupportedModel',
      `The attention ${quoted(path)} goes along ${axes} of the axes of [${x.shape.join(', ')}] alone, which is not supported.`,
    )
  return rest.length === 2 ? x : reshape(x, [n, -1, rest.at(-1) ?? 1])
}

/** How many axes a configuration names; Keras writes all there are, once the layer is built. */
function countAxes(axes: unknown): number | null {
  if (axes === undefined || axes === null) return null
  return [axes].flat().length
}

/** softmax(QK' / sqrt(key_dim)) V for each head, then one dense layer over all heads. */
const multiHeadAttention = layerClass({
  options: (config) => {
    const depth = asNumber(config.key_dim) ?? 1
    return {
      heads: asNumber(config.num_heads) ?? 1,
      depth,
      wide: asNumber(config.value_dim) ?? depth,
      biased: config.use_bias !== false,
      axes: countAxes(config.attention_axes),
      /** Null for that of the query. */
      out: asNumber(asList(config.output_shape).at(-1) ?? config.output_shape),
    }
  },
  weights: ({ heads, depth, wide, biased, out: stated }, [query = [], value = query, key = value]) => {
    const dense = (name: string, kernel: readonly number[], bias: readonly number[]): WeightShape[] => [
      { name: `${name}/kernel`, shape: kernel },
      ...(biased ? [{ name: `${name}/bias`, shape: bias }] : []),
    ]
    const size = (shape: readonly number[]) => shape.at(-1) ?? 1
    const out = stated ?? size(query)
    return [
      ...dense('query', [size(query), heads, depth], [heads, depth]),
      ...dense('key', [size(key), heads, depth], [heads, depth]),
      ...dense('value', [size(value), heads, wide], [heads, wide]),
      ...dense('attention_output', [heads, wide, out], [out]),
    ]
  },
  call: (given, { options: { biased, depth, axes }, kwargs, path, weights }) => {
    const known = kwargs[PART] === 'rest' ? given.at(-1) : undefined
    const inputs = known ? given.slice(0, -1) : given
    const query = soleInput(inputs, path)
    const named = (name: string, place: number) => inputs[asNumber(asObject(kwargs[name]).input) ?? place]
    const value = named('value', 1) ?? query
    const tokens = (x: Tensor) => asTokens(x, axes, path)
    const sources = { query: tokens(query), key: tokens(named('key', 2) ?? value), value: tokens(value) }
    if (kwargs.attention_mask || kwargs.use_causal_mask === true) {
      throw failure('UnsupportedModel', `The attention ${quoted(path)} is masked, which is not supported.`)
    }
    const project = (equation: string, x: Tensor, part: number) => {
      const at = biased ? part * 2 : part
      const product = einsum(equation, x, weights[at] as Tensor)
      const bias = biased ? weights[at + 1] : undefined
      return bias ? add(product, bias) : product
    }
    const part = (at: 0 | 1 | 2) => project('btd,dhk->bthk', sources[PARTS[at]], at)
    const shares = () => {
      const scaled = mul(part(0), 1 / Math.sqrt(depth))
      return softmax(einsum('bthk,bshk->bhts', scaled, part(1)))
    }
    const scores = known ?? shares()
    if (kwargs[PART] === 'shares') return scores
    const joined = project('bthv,hvd->btd', einsum('bhts,bshv->bthv', scores, part(2)), 3)
    const attended = reshape(joined, [...query.shape.slice(0, -1), joined.shape.at(-1) ?? 1])
    return kwargs.return_attention_scores === true ? [attended, scores] : attended
  },
})

/** Query, value and key, which is the value where there is none. */
function operands([query, value = query, key = value]: readonly Tensor[], path: string) {
  const first = soleInput(query ? [query] : [], path)
  return { query: first, value: value ?? first, key: key ?? first }
}

/** q + k of every query with every key, [n, queries, keys, k]. */
const pairs = (query: Tensor, key: Tensor) => add(expandDims(query, 2), expandDims(key, 1))

/** softmax(scale QK') V (Luong et al. 2015, arXiv 1508.04025), or with the scores of `concat`. */
const dotAttention = layerClass({
  options: (config) => ({ scaled: config.use_scale === true, joined: config.score_mode === 'concat' }),
  weights: ({ scaled, joined }) => [
    ...(scaled ? [{ name: 'scale', shape: [] }] : []),
    ...(joined ? [{ name: 'concat_score_weight', shape: [] }] : []),
  ],
  call: (inputs, { options: { scaled, joined }, path, weights }) => {
    const { query, value, key } = operands(inputs, path)
    const scale = (scaled && weights[0]) || 1
    if (!joined) return matMul(softmax(mul(matMul(query, key, false, true), scale)), value)
    const scores = sum(tanh(mul(pairs(query, key), scale)), -1)
    return matMul(softmax(mul(scores, weights.at(-1) ?? 1)), value)
  },
})

/** softmax(sum of scale tanh(q + k)) V (Bahdanau et al. 2014, arXiv 1409.0473). */
const additiveAttention = layerClass({
  options: (config) => config.use_scale !== false,
  weights: (scaled, [shape = []]) => (scaled ? [{ name: 'scale', shape: [shape.at(-1) ?? 1] }] : []),
  call: (inputs, { path, weights }) => {
    const { query, value, key } = operands(inputs, path)
    return matMul(softmax(sum(mul(tanh(pairs(query, key)), weights[0] ?? 1), -1)), value)
  },
})

export const ATTENTION: LayerClasses = {
  AdditiveAttention: additiveAttention,
  Attention: dotAttention,
  EinsumDense: einsumDense,
  MultiHeadAttention: multiHeadAttention,
}
