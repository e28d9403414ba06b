// Lists of values, which early releases of PyTorch's present exporter write for a split or a chunk: nothing is computed
// with a list as such. Its values go by names of their own, and what picks one or joins them reads those.

import { failure } from '../../../errors'
import { cut, quoted } from '../../quoted'
import type { Attribute, OnnxNode } from '../proto/types'
import type { TracedValue } from './sources'

/** The names of the values of each list, by the list's own name. */
export type Lists = Map<string, readonly string[]>

type Read = (name: string) => TracedValue | null

/** A trap that asks for more. */
const MOST = 4096

interface Asked {
  readonly node: OnnxNode
  readonly lists: Lists
  readonly read: Read
}

function refused({ op, name }: OnnxNode, why: string): Error {
  return failure('UnsupportedModel', `The operator ${cut(op)} at ${quoted(name)} ${why}.`)
}

const numbersOf = (values: readonly number[]): Attribute => ({ kind: 'numbers', value: values })

function attribute({ node }: Asked, name: string, otherwise: number): number {
  const found = node.attributes.get(name)
  return found?.kind === 'int' ? found.value : otherwise
}

function listAt({ node, lists }: Asked, i: number): readonly string[] {
  const list = lists.get(node.inputs[i] ?? '')
  if (!list) throw refused(node, `reads "${node.inputs[i] ?? ''}", which is no list that can be known`)
  return list
}

/** The number of an input; null where it is left out. */
function placeAt({ node, read }: Asked, i: number, length: number): number | null {
  const name = node.inputs[i] ?? ''
  if (name === '') return null
  const at = read(name)?.host?.().data[0]
  if (at === undefined) throw refused(node, 'picks from a list by what the picture says')
  const place = at < 0 ? at + length : at
  if (!Number.isInteger(place) || place < 0 || place > length)
    throw refused(node, `asks for place ${at} of a list of ${length}`)
  return place
}

/** Of a split along an axis of `total`: one size for all, one each, or ones. */
function sizesOf(asked: Asked, total: number): { sizes: readonly number[]; alone: boolean } {
  const { node, read } = asked
  const name = node.inputs[1] ?? ''
  const given = name === '' ? null : read(name)?.host?.()
  if (given === undefined) throw refused(node, 'splits by what the picture says')
  if (given && given.shape.length > 0) return { sizes: Array.from(given.data), alone: false }
  const each = given?.data[0] ?? 1
  const count = Math.ceil(total / each)
  if (!(each >= 1) || count > MOST) throw refused(node, `splits ${total} into parts of ${each}`)
  const sizes = Array.from({ length: count }, (_, i) => Math.min(each, total - i * each))
  return { sizes, alone: given === null && attribute(asked, 'keepdims', 1) === 0 }
}

function splitNodes(asked: Asked): OnnxNode[] {
  const { node, lists, read } = asked
  const [from = '', list = ''] = [node.inputs[0], node.outputs[0]]
  const shape = read(from)?.shape ?? []
  const axis = attribute(asked, 'axis', 0)
  const { sizes, alone } = sizesOf(asked, shape.at(axis) ?? 0)
  const names = sizes.map((_, i) => `${list}/${i}`)
  lists.set(list, names)
  const parts = alone ? names.map((name) => `${name}/kept`) : names
  const attributes = new Map([
    ['axis', { kind: 'int', value: axis } as const],
    ['split', numbersOf(sizes)],
  ])
  const split: OnnxNode = { ...node, op: 'Split', inputs: [from], outputs: parts, attributes }
  const axes = new Map([['axes', numbersOf([axis])]])
  const squeezed = (name: string, i: number): OnnxNode => ({
    ...node,
    op: 'Squeeze',
    inputs: [parts[i] ?? ''],
    outputs: [name],
    attributes: axes,
  })
  return alone ? [split, ...names.map(squeezed)] : [split]
}

function joinNodes(asked: Asked): OnnxNode[] {
  const { node } = asked
  const list = listAt(asked, 0)
  const axis = attribute(asked, 'axis', 0)
  const attributes = new Map([['axis', { kind: 'int', value: axis } as const]])
  if (attribute(asked, 'new_axis', 0) === 0) return [{ ...node, op: 'Concat', inputs: list, attributes }]
  const names = list.map((name, i) => `${node.outputs[0] ?? ''}/${i}/${name}`)
  const axes = new Map([['axes', numbersOf([axis])]])
  const apart = names.map(
    (name, i): OnnxNode => ({
      ...node,
      op: 'Unsqueeze',
      inputs: [list[i] ?? ''],
      outputs: [name],
      attributes: axes,
    }),
  )
  return [...apart, { ...node, op: 'Concat', inputs: names, attributes }]
}

/** A list with one more value, or one less. */
function changed(asked: Asked): readonly string[] {
  const { node } = asked
  const list = listAt(asked, 0)
  if (node.op === 'SequenceErase') return list.toSpliced(placeAt(asked, 1, list.length) ?? list.length - 1, 1)
  return list.toSpliced(placeAt(asked, 2, list.length) ?? list.length, 0, node.inputs[1] ?? '')
}

/** Nodes that take the place of one that makes or reads a list; null for any other. */
export function withoutLists(asked: Asked): readonly OnnxNode[] | null {
  const { node, lists } = asked
  const put = (list: readonly string[]) => {
    lists.set(node.outputs[0] ?? '', list)
    return []
  }
  if (node.domain !== '') return null
  switch (node.op) {
    case 'SplitToSequence':
      return splitNodes(asked)
    case 'SequenceConstruct':
      return put(node.inputs)
    case 'SequenceEmpty':
      return put([])
    case 'SequenceInsert':
    case 'SequenceErase':
      return put(changed(asked))
    case 'ConcatFromSequence':
      return joinNodes(asked)
    case 'SequenceAt':
      return [pickNode(asked)]
    case 'SequenceLength': {
      const value = new Map([['value_int', { kind: 'int', value: listAt(asked, 0).length } as const]])
      return [{ ...node, op: 'Constant', inputs: [], attributes: value }]
    }
    default:
      return null
  }
}

function pickNode(asked: Asked): OnnxNode {
  const list = listAt(asked, 0)
  const name = list[placeAt(asked, 1, list.length) ?? 0]
  if (name === undefined) throw refused(asked.node, `asks for more than the ${list.length} values of a list`)
  return { ...asked.node, op: 'Identity', inputs: [name], attributes: new Map() }
}
