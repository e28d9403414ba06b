// Zeros around a picture that a convolution alone reads, as that convolution's own padding: the picture is not copied.
import { numberOf, numbersOf, text, textOf, wholeNumbers } from '../attributes'
import { PAD_LAST } from '../channelsLastMoves'
import { type GraphNode, type GraphNodes, nodesByName } from '../graphFile'
import type { Constants } from '../graphLimits'
import type { FloatConstants } from './constants'
import { soleReaders } from './readers'

/** Before and after, of each of four axes: [0, 0, top, bottom, left, right, 0, 0]. */
type Margins = readonly number[]

export interface Frame {
  readonly pad: GraphNode
  readonly margins: Margins
  /** With the frame inside. */
  readonly convolution: GraphNode
}

export interface Place {
  readonly nodes: GraphNodes
  /** Values that somebody asks for. */
  readonly asked: ReadonlySet<string>
  readonly constants: FloatConstants
  readonly whole: Constants
}

const CONVOLUTION = /^(Conv2D|_FusedConv2D|DepthwiseConv2dNative|FusedDepthwiseConv2dNative)$/

export function findFrames(place: Place): Frame[] {
  const soleReader = soleReaders(place.nodes, place.asked)
  return [...place.nodes.values()].flatMap((pad) => {
    const margins = zerosOf(pad, place)
    const reader = margins && soleReader(pad)
    const convolution = reader && framed(reader, { pad, margins }, place.constants)
    return convolution ? { pad, margins, convolution } : []
  })
}

export function withFrames(nodes: GraphNodes, frames: readonly Frame[]): GraphNodes {
  const pads = new Set(frames.map(({ pad }) => pad.name))
  const framedOnes = nodesByName(frames.map(({ convolution }) => convolution))
  return nodesByName(
    [...nodes.values()].flatMap((node) => (pads.has(node.name) ? [] : (framedOnes.get(node.name) ?? node))),
  )
}

/** Of a node that only adds zeros above, below, left and right; null for any other. */
function zerosOf(node: GraphNode, { constants, whole }: Place): Margins | null {
  if (!['Pad', 'PadV2', PAD_LAST].includes(node.op) || !addsZeros(node, constants)) return null
  const margins = node.op === PAD_LAST ? numbersOf(node, 'paddings') : whole(node.inputs[1] ?? '')
  if (margins?.length !== 8 || margins.some((size) => !(size >= 0))) return null
  return [0, 1, 6, 7].every((i) => margins[i] === 0) ? margins : null
}

function addsZeros(node: GraphNode, { find, read }: FloatConstants): boolean {
  if (node.op !== 'PadV2') return (numberOf(node, node.op === 'Pad' ? 'constant_value' : 'value') ?? 0) === 0
  const range = find(node.inputs[2] ?? '')
  return range !== null && read(range).every((value) => value === 0)
}

/** The convolution with the zeros inside. No kernel is asked for windows that see them alone. */
function framed(
  node: GraphNode,
  { pad, margins }: Pick<Frame, 'pad' | 'margins'>,
  constants: FloatConstants,
): GraphNode | null {
  if (!CONVOLUTION.test(node.op) || node.inputs[0] !== pad.name) return null
  const filter = constants.find(node.inputs[1] ?? '')
  const own = ownMargins(node)
  if (filter?.shape.length !== 4 || !own) return null
  const all = margins.map((size, i) => size + (own[i] ?? 0))
  const dilations = numbersOf(node, 'dilations')
  const reach = [0, 1].map((axis) => ((filter.shape[axis] ?? 1) - 1) * (dilations[axis + 1] ?? 1))
  if (all.slice(2, 6).some((size, i) => size > (reach[i >> 1] ?? 0))) return null
  return {
    ...node,
    inputs: [pad.inputs[0] ?? '', ...node.inputs.slice(1)],
    attributes: new Map(node.attributes)
      .set('padding', text('EXPLICIT'))
      .set('explicit_paddings', wholeNumbers(all)),
  }
}

/** Null where they depend on the picture's size, or the channels come first. */
function ownMargins(node: GraphNode): Margins | null {
  if (textOf(node, 'data_format').startsWith('NC')) return null
  const padding = textOf(node, 'padding')
  if (padding === 'VALID') return []
  return padding === 'EXPLICIT' ? numbersOf(node, 'explicit_paddings') : null
}
