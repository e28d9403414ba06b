// The attention of a transformer's blocks: each a softmax over tokens, found by its name and shape, and the tokens that
// its block puts out. Fused into one operator it cannot be seen.
import {
  dispose,
  keep,
  mean,
  reshape,
  type Tensor,
  type Tensor1D,
  type Tensor3D,
  tidy,
  tile,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { derive } from '../../tfjs/derive'
import type { Classifier, Layer, Network } from '../types'
import { bypasses } from './bypass'
import { tokensOf } from './tokens'

/** Names of nodes. */
interface Block {
  readonly attention: string
  /** All that follows comes through it. */
  readonly output: string
}

/** What the blocks of a transformer attend to, for one picture. */
export interface Attention {
  /** Places of the tokens and how many before them stand for none. */
  readonly layer: Layer
  /** Of each block, from the first: [heads, tokens, tokens], the shares of each query's keys. Lent. */
  readonly shares: readonly Tensor3D[]
  /**
   * d score / d attention of a block [heads, tokens, tokens], the score read from the block's own tokens: their mean
   * takes the place of every token that the last block puts out. The caller owns it.
   */
  gradient(block: number, score: (logits: Tensor) => Tensor1D): Tensor3D
  dispose(): void
}

const NONE =
  'No attention of the model can be seen: it has none from each token to each, or an operator has it inside; choose another method.'

/** @throws BadRecipe where no attention over the tokens of a layer can be seen */
export function openAttention(classifier: Classifier, wished: Layer, picture: Tensor): Attention {
  const layer =
    wished.kind === 'tokens' ? wished : classifier.layers.findLast(({ kind }) => kind === 'tokens')
  if (!layer) throw failure('BadRecipe', NONE)
  const tokens = tokensOf(layer)
  const { network, input, logits } = classifier
  const names = network.nodes
    .filter(({ name, op }) => /softmax/i.test(op) && name !== logits)
    .map(({ name }) => name)
  const values = names.length === 0 ? [] : network.run({ [input]: picture }, names)
  const within = values.map((value) => windowOf(value, tokens)).find((size) => size !== null) ?? null
  const seen = names.flatMap((name, i) =>
    isAttention(values[i], tokens) ? [{ name, value: values[i] as Tensor }] : [],
  )
  const shares = tidy(() => seen.map(({ value }) => keep(reshape(value, [-1, tokens, tokens]) as Tensor3D)))
  const shapes = seen.map(({ value }) => value.shape)
  dispose(values)
  if (seen.length === 0 || within !== null) {
    dispose([...shares])
    throw failure('BadRecipe', within === null ? NONE : windowed(within, tokens))
  }
  let blocks: readonly Block[] | null = null
  return {
    layer,
    shares,
    gradient(block, score) {
      blocks ??= findBlocks(
        classifier,
        seen.map(({ name }) => name),
        tokens,
      )
      const { attention, output } = blocks[block] ?? { attention: '', output: '' }
      const last = blocks.at(-1)?.output ?? output
      const shape = shapes[block] ?? []
      const read = (shares: Tensor) => {
        const [made] = network.run({ [input]: picture, [attention]: reshape(shares, shape) }, [output])
        const even = tile(mean(made as Tensor, 1, true), [1, tokens, 1])
        return score(network.run({ [last]: even }, [logits])[0] as Tensor)
      }
      return derive(read, shares[block] as Tensor) as Tensor3D
    },
    dispose: () => dispose([...shares]),
  }
}

const windowed = (size: number, tokens: number) =>
  `Attention of the model is within windows of ${size} tokens, as in Swin, and not from each of its ${tokens} to each, so that it cannot be read as a whole; choose another method.`

/** Tokens in a window of attention [windows * heads, window, window] that is not over all of them; else null. */
function windowOf(value: Tensor | undefined, tokens: number): number | null {
  const { rank = 0, shape = [] } = value ?? {}
  const size = shape.at(-1) ?? 0
  const other = shape.at(-2)
  return rank >= 3 && size === other && size > 1 && size < tokens ? size : null
}

/** [1, heads, tokens, tokens], or the heads in the batch. */
function isAttention(value: Tensor | undefined, tokens: number): boolean {
  const { rank = 0, shape = [] } = value ?? {}
  return (rank === 3 || rank === 4) && shape.at(-1) === tokens && shape.at(-2) === tokens
}

/** @throws BadRecipe where something passes a block by */
function findBlocks(
  { network, input, logits, layers }: Classifier,
  names: readonly string[],
  tokens: number,
) {
  const place = new Map(network.nodes.map(({ name }, i) => [name, i]))
  const at = (name: string) => place.get(name) ?? -1
  const necks = layers
    .filter((layer) => layer.kind === 'tokens' && tokensOf(layer) === tokens)
    .map(({ name }) => name)
    .filter((name) => isNeck(network, input, name, logits))
  const groups = names.map((name, i) => {
    const next = names[i + 1]
    return necks.filter((neck) => at(neck) > at(name) && (next === undefined || at(neck) < at(next)))
  })
  // Behind the last block stands the norm before the head: its output is found as in the block before.
  const before = groups.at(-2)?.length ?? groups.at(-1)?.filter((name) => !/norm/i.test(name)).length ?? 0
  return names.map((attention, i): Block => {
    const own = groups[i] ?? []
    const output = i < names.length - 1 ? own.at(-1) : own[Math.max(0, before - 1)]
    if (output) return { attention, output }
    throw failure(
      'BadRecipe',
      `The block of ${attention} has no output that all goes through; choose another method.`,
    )
  })
}

function isNeck(network: Network, picture: string, name: string, output: string): boolean {
  try {
    return bypasses(network, picture, name, output).length === 0
  } catch {
    // It does not lead to the class scores.
    return false
  }
}
