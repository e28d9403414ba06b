// Which values keep places: maps [n, h, w, c] and lists of tokens [n, t, c], from the operators that make and move
// them; and through which operators one token reaches another.
import type { Node } from '../../../engine/types'
import { attributeNumbers } from '../graph/attributes'
import { sizeOf } from '../host/host'
import type { TracedValue } from '../trace/sources'
import type { TracedNode } from '../trace/trace'

/** `turned`: tokens behind channels [n, c, t]. */
type Held = 'map' | 'tokens' | 'turned' | 'none'

export interface Places {
  readonly holds: NonNullable<Node['holds']>
  readonly mixes: boolean
}

const MAKERS = /^(Conv|ConvTranspose|FusedConv|QLinearConv|ConvInteger)$/
/** Work place by place, or move and join whole places. */
const KEEP =
  /^(Add|Sub|Mul|Div|Max|Min|Sum|Pow|Where|Concat|Slice|Split|Pad|PRelu|Relu|LeakyRelu|Elu|Selu|Celu|Sigmoid|HardSigmoid|HardSwish|Swish|Tanh|Softplus|Mish|Gelu|Clip|Erf|Sqrt|Exp|Neg|Abs|Cast|Identity|Dropout|LayerNormalization|RMSNormalization|BatchNormalization|FastGelu|BiasGelu|QuickGelu|SkipLayerNormalization|QuantizeLinear|DequantizeLinear|MatMul|MatMulInteger|QLinearMatMul|Reshape|Unsqueeze|Squeeze)$/
const POOLS = /^(Reduce(Mean|Max|Sum|L2)|Global(Average|Max)Pool)$/

type Values = ReadonlyMap<string, TracedValue | Error>

export function placesOf(nodes: readonly TracedNode[], values: Values): ReadonlyMap<string, Places> {
  const features = new Set<string>()
  const held = new Map<string, Held>()
  const places = new Map<string, Places>()
  for (const traced of nodes) {
    const made = MAKERS.test(traced.node.op) || traced.inputs.some((name) => features.has(name))
    const mixes = mixesTokens(traced, { held, values })
    for (const name of traced.outputs) {
      if (made) features.add(name)
      const value = values.get(name)
      const what =
        made && value && !(value instanceof Error) ? heldBy(traced, value, { held, values }) : 'none'
      held.set(name, what)
      places.set(name, { holds: what === 'turned' ? 'none' : what, mixes })
    }
  }
  return places
}

interface Around {
  readonly held: ReadonlyMap<string, Held>
  readonly values: Values
}

function heldBy({ node, inputs }: TracedNode, value: TracedValue, { held, values }: Around): Held {
  const rank = value.shape.length
  const before = inputs.map((name) => held.get(name) ?? 'none')
  if (rank === 4) {
    // Tokens that are pooled as a line of one row.
    if (node.op === 'Unsqueeze' && before[0] === 'turned') return 'turned'
    if (value.layout === 'last') return 'map'
    const lies = node.op === 'Transpose' && inputs.some((name) => isLast(values.get(name)))
    const keeps =
      KEEP.test(node.op) && inputs.some((name, i) => before[i] === 'map' && isWhole(values.get(name), value))
    return lies || keeps || (node.op === 'Reshape' && fromTokens(inputs, value, { held, values }))
      ? 'map'
      : 'none'
  }
  if (rank !== 3) return 'none'
  if (node.op === 'Transpose' && attributeNumbers(node, 'perm')?.join() === '0,2,1')
    return before[0] === 'tokens' ? 'turned' : 'tokens'
  if (node.op === 'Reshape' || node.op === 'Flatten')
    return isTurned(inputs, value, values) ? 'turned' : 'tokens'
  return KEEP.test(node.op) && before.includes('turned') && !before.includes('tokens') ? 'turned' : 'tokens'
}

const isLast = (value: TracedValue | Error | undefined) =>
  !(value instanceof Error) && value?.layout === 'last'

/** The same number of axes: a Reshape keeps places only where it changes nothing. */
function isWhole(before: TracedValue | Error | undefined, { shape }: TracedValue): boolean {
  return before !== undefined && !(before instanceof Error) && before.shape.length === shape.length
}

/** [n, t, c] -> [n, h, w, c] */
function fromTokens(inputs: readonly string[], { shape }: TracedValue, { held, values }: Around): boolean {
  return inputs.some((name) => {
    const before = values.get(name)
    if (!before || before instanceof Error || held.get(name) !== 'tokens') return false
    const [, tokens, channels] = before.shape
    return channels === shape[3] && tokens === (shape[1] ?? 0) * (shape[2] ?? 0)
  })
}

/** [n, c, h, w] -> [n, c, t] */
function isTurned([name = '']: readonly string[], { shape }: TracedValue, values: Values): boolean {
  const before = values.get(name)
  if (!before || before instanceof Error || before.shape.length !== 4) return false
  return before.layout === 'last' && before.shape[1] === shape[1]
}

function mixesTokens({ node, inputs, outputs }: TracedNode, { held, values }: Around): boolean {
  if (/^(Einsum|Attention|MultiHeadAttention|QAttention)$/.test(node.op)) return true
  if (/^(MatMul|MatMulInteger|QLinearMatMul|FusedMatMul)$/.test(node.op))
    return new Set(inputs).size > 1 || inputs.some((name) => held.get(name) === 'turned')
  return POOLS.test(node.op) && inputs.some((name) => losesTokens(name, outputs, { held, values }))
}

/** One token, or none, is left of several. */
function losesTokens(from: string, [to = '']: readonly string[], { held, values }: Around): boolean {
  const [before, after] = [values.get(from), values.get(to)]
  if (!before || !after || before instanceof Error || after instanceof Error) return false
  const channels = held.get(from) === 'tokens' ? before.shape.at(-1) : before.shape[1]
  if (!/^(tokens|turned)$/.test(held.get(from) ?? '')) return false
  return sizeOf(after.shape) === (after.shape[0] ?? 1) * (channels ?? 0)
}
