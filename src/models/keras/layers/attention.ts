// Dense layers over several axes, and attention made of them (Vaswani et al. 2017, arXiv 1706.03762).
import { add, mul, softmax, type Tensor } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { einsum } from '../../../tfjs/gradients/einsum'
import { asList, asNumber, asObject, asText, type Json } from '../../json'
import { type StandIn, type StandIns, soleInput, type WeightShape } from './standIn'

/** einsum(equation, x, kernel) + bias */
const einsumDense: StandIn = {
  weights: (config, inputs) => {
    const { kernel, bias } = denseShapes(config, inputs[0] ?? [])
    return [{ name: 'kernel', shape: kernel }, ...(bias ? [{ name: 'bias', shape: bias }] : [])]
  },
  call: (inputs, { config, path, weights }) => {
    const [kernel, bias] = weights
    const product = einsum(asText(config.equation) ?? '', soleInput(inputs, path), kernel as Tensor)
    return bias ? add(product, bias) : product
  },
}

/** Sizes of the letters of the kernel, from the input's and from the output's stated shape. */
function denseShapes(config: Json, input: readonly number[]) {
  const [left = '', output = ''] = (asText(config.equation) ?? '').replaceAll(' ', '').split('->')
  const [given = '', kernel = ''] = left.split(',')
  const sizes = new Map<string, number>()
  const note = (letters: string, shape: readonly unknown[]) => {
    const last = [...letters.replace('...', '')].reverse()
    last.forEach((letter, i) => {
      const size = Number(shape[shape.length - 1 - i])
      if (size > 0) sizes.set(letter, size)
    })
  }
  note(output, [null, ...(Array.isArray(config.output_shape) ? config.output_shape : [config.output_shape])])
  note(given, input)
  const shapeOf = (letters: string) => [...letters].map((letter) => sizes.get(letter) ?? 1)
  const biasAxes = asText(config.bias_axes)
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

/** softmax(QK' / sqrt(key_dim)) V for each head, then one dense layer over all heads. */
const multiHeadAttention: StandIn = {
  weights: (config, [query = [], value = query, key = value]) => {
    const heads = asNumber(config.num_heads) ?? 1
    const depth = asNumber(config.key_dim) ?? 1
    const wide = asNumber(config.value_dim) ?? depth
    const biased = config.use_bias !== false
    const dense = (name: string, kernel: readonly number[], bias: readonly number[]): WeightShape[] => [
      { name: `${name}/kernel`, shape: kernel },
      ...(biased ? [{ name: `${name}/bias`, shape: bias }] : []),
    ]
    const size = (shape: readonly number[]) => shape.at(-1) ?? 1
    const out = asNumber(asList(config.output_shape).at(-1) ?? config.output_shape) ?? size(query)
    return [
      ...dense('query', [size(query), heads, depth], [heads, depth]),
      ...dense('key', [size(key), heads, depth], [heads, depth]),
      ...dense('value', [size(value), heads, wide], [heads, wide]),
      ...dense('attention_output', [heads, wide, out], [out]),
    ]
  },
  call: (given, { config, kwargs, path, weights }) => {
    const known = kwargs[PART] === 'rest' ? given.at(-1) : undefined
    const inputs = known ? given.slice(0, -1) : given
    const query = soleInput(inputs, path)
    const named = (name: string, place: number) => inputs[asNumber(asObject(kwargs[name]).input) ?? place]
    const value = named('value', 1) ?? query
    const sources = { query, key: named('key', 2) ?? value, value }
    const biased = config.use_bias !== false
    if (kwargs.attention_mask || kwargs.use_causal_mask === true) {
      throw failure('UnsupportedModel', `The attention "${path}" is masked, which is not supported.`)
    }
    const project = (equation: string, x: Tensor, part: number) => {
      const at = biased ? part * 2 : part
      const product = einsum(equation, x, weights[at] as Tensor)
      const bias = biased ? weights[at + 1] : undefined
      return bias ? add(product, bias) : product
    }
    const part = (at: 0 | 1 | 2) => project('btd,dhk->bthk', sources[PARTS[at]], at)
    const shares = () => {
      const scaled = mul(part(0), 1 / Math.sqrt(asNumber(config.key_dim) ?? 1))
      return softmax(einsum('bthk,bshk->bhts', scaled, part(1)))
    }
    const scores = known ?? shares()
    if (kwargs[PART] === 'shares') return scores
    const attended = project('bthv,hvd->btd', einsum('bhts,bshv->bthv', scores, part(2)), 3)
    return kwargs.return_attention_scores === true ? [attended, scores] : attended
  },
}

export const ATTENTION: StandIns = { EinsumDense: einsumDense, MultiHeadAttention: multiHeadAttention }
