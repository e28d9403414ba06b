// The picture among the inputs of a graph: its name, its sizes, and whether its channels come first.

import { failure } from '../../errors'
import type { Sizes } from '../network/openNetwork'
import { quoted } from '../quoted'
import type { OnnxGraph, OnnxNode, OnnxValue } from './proto/types'
import type { Layout } from './trace/value'

export interface PictureValue {
  readonly name: string
  readonly layout: Layout
  /** [n, h, w, c], null where the file leaves a size open. */
  readonly sizes: Sizes
}

/** Inputs that are no weights: old files list those too. */
export function givenInputs({ inputs, initialisers }: OnnxGraph): OnnxValue[] {
  return inputs.filter(({ name }) => !initialisers.has(name))
}

/** @throws UnsupportedModel where no input is a picture, or there are several inputs */
export function findPicture(graph: OnnxGraph, nodes: readonly OnnxNode[]): PictureValue {
  const inputs = givenInputs(graph)
  const [input, ...others] = inputs
  if (!input) throw failure('UnsupportedModel', 'The model has no input, so it takes no picture.')
  const { shape, name, kind } = input
  const rank = shape?.length
  if (kind !== 'tensor' || (rank !== undefined && rank !== 4)) {
    const what =
      kind === 'tensor' ? `the shape [${(shape ?? []).map((size) => size ?? '?').join(', ')}]` : `a ${kind}`
    throw failure(
      'UnsupportedModel',
      `The model's input ${quoted(name)} is ${kind === 'tensor' ? 'of ' : ''}${what}, which is no picture.`,
    )
  }
  if (others.length > 0) {
    const names = inputs.map((each) => quoted(each.name)).join(', ')
    throw failure(
      'UnsupportedModel',
      `The model takes ${inputs.length} inputs (${names}); only models of one picture can be explained.`,
    )
  }
  const [n = null, a = null, b = null, c = null] = shape ?? []
  const reading = readingOf(name, nodes, graph)
  const layout = layoutOf([a, c], reading.transposed)
  const [height, width, channels] = layout === 'last' ? [b, c, a] : [a, b, c]
  return { name, layout, sizes: [n, height, width, channels ?? reading.channels] }
}

function layoutOf([second, last]: readonly [number | null, number | null], transposed: boolean): Layout {
  const colours = (size: number | null) => size === 1 || size === 3
  if (colours(second) && !colours(last)) return 'last'
  if (colours(last) && !colours(second)) return 'file'
  return transposed ? 'file' : 'last'
}

const THROUGH =
  /^(Cast|Sub|Div|Mul|Add|Identity|Pad|QuantizeLinear|DequantizeLinear|BatchNormalization|Clip)$/

/** What becomes of the picture first: turned, or convolved by a filter that tells its channels. */
function readingOf(
  input: string,
  nodes: readonly OnnxNode[],
  { initialisers }: OnnxGraph,
): { readonly transposed: boolean; readonly channels: number | null } {
  const names = new Set([input])
  for (const node of nodes) {
    if (!node.inputs.some((name) => names.has(name))) continue
    const perm = node.attributes.get('perm')
    if (node.op === 'Transpose' && perm?.kind === 'numbers' && perm.value.join() === '0,3,1,2')
      return { transposed: true, channels: null }
    if (/^(Conv|QLinearConv|ConvInteger|FusedConv)$/.test(node.op)) {
      const weights = initialisers.get(node.inputs[node.op === 'QLinearConv' ? 3 : 1] ?? '')
      const group = node.attributes.get('group')
      return {
        transposed: false,
        channels: (weights?.shape[1] ?? 3) * (group?.kind === 'int' ? group.value : 1),
      }
    }
    if (THROUGH.test(node.op)) for (const name of node.outputs) names.add(name)
  }
  return { transposed: false, channels: null }
}
