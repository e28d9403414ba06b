// Whether an output lists boxes, and how: told by the names of the classes, by what the network joins, by the number of
// places, never by the look of a shape alone.

import type { Node } from '../../engine/types'
import { failure } from '../../errors'
import type { Functions } from '../facts/findHead'
import type { PictureInput } from '../facts/inputShape'
import { BOX_KINDS, type BoxKind } from '../facts/outputKind'
import type { Output, OutputChoice } from '../facts/outputs'
import { type NodeMap, nodeMap } from '../network/nodeOrder'
import type { OpenNetwork } from '../network/openNetwork'
import { quoted } from '../quoted'
import type { BoxPlan, Part } from './boxPlan'
import { inCells, joinsObjectness, placesOf } from './objectness'
import { pairPlan } from './pairs'
import { behindEnd, isEdges, nodesBefore, partsOf, type Table, tableOf } from './parts'
import { isSelected, selectedAlready, selectedFrom } from './selected'

export interface BoxQuery {
  readonly choice: OutputChoice
  readonly picture: PictureInput
  /** Lengths of the lists of names that came with the model. */
  readonly names: readonly number[]
}

/** What there is to read an output by. */
interface Evidence extends BoxQuery {
  readonly output: Output
  /** The values that are read: those that the output lists, or what it was selected from. */
  readonly table: Table
  readonly listed: Table
  readonly parts: readonly Part[]
  /** All that the output is made of. */
  readonly before: readonly Node[]
}

/** Null where no output lists boxes, or where somebody says that it does not. @throws UnsupportedModel */
export function findBoxes(
  { network, activations }: Pick<OpenNetwork, 'network' | 'activations'>,
  outputs: readonly Output[],
  query: BoxQuery,
): BoxPlan | null {
  const { name, kind } = query.choice
  const wanted = BOX_KINDS.find((known) => known === kind) ?? null
  if (kind !== null && wanted === null) return null
  const nodes = nodeMap(network.nodes)
  const asked = outputs.filter((output) => name === null || output.name === name || output.node === name)
  for (const output of asked) {
    const pair = pairPlan({ output, outputs, nodes, functions: activations, wanted, names: query.names })
    if (pair) return pair
    const node = nodes.get(output.node)
    const listed = node ? tableOf(node) : null
    if (!listed) continue
    const before = nodesBefore(output.node, nodes)
    const whole = isSelected(listed, before) ? selectedFrom(listed, before, nodes) : null
    const table = whole ?? listed
    const chosen = isSelected(listed, before) && !whole
    const evidence = { ...query, output, table, listed, parts: partsOf(table, nodes), before }
    const count = chosen ? null : classesOf(evidence, wanted)
    if (count) return planOf(evidence, count, { nodes, functions: activations })
    if (chosen && (name !== null || outputs.length === 1)) throw selectedAlready(output)
  }
  if (wanted && asked[0]) throw noBoxes(asked[0], nodes.get(asked[0].node)?.shape?.slice(1) ?? [])
  return null
}

interface Known {
  readonly nodes: NodeMap
  readonly functions: Functions
}

interface Count {
  readonly kind: BoxKind
  readonly classes: number
  readonly why: string
}

function classesOf({ table, parts, names, picture, before }: Evidence, wanted: BoxKind | null): Count | null {
  const { count, anchors } = table
  const [four, scores] = parts
  if (wanted !== 'boxes' && joinsObjectness(count, before)) {
    const classes = count - 5
    return { kind: 'boxes-objectness', classes, why: `the network joins 4, 1 and ${classes} numbers` }
  }
  if (wanted !== 'boxes-objectness' && four?.size === 4 && scores && parts.length <= 3)
    return { kind: 'boxes', classes: scores.size, why: `the network joins 4 and ${scores.size} numbers` }
  if (wanted) {
    const classes = count - (wanted === 'boxes-objectness' ? 5 : 4)
    return classes > 0 ? { kind: wanted, classes, why: 'as chosen' } : null
  }
  const named = (many: number) => many > 0 && names.includes(many)
  if (named(count - 4)) return { kind: 'boxes', classes: count - 4, why: 'as many classes have names' }
  if (named(count - 5))
    return { kind: 'boxes-objectness', classes: count - 5, why: 'as many classes have names' }
  const places = placesOf(picture)
  if (count > 5 && places !== null && anchors === 3 * places)
    return { kind: 'boxes-objectness', classes: count - 5, why: `three boxes at each of ${places} places` }
  if (count > 4 && places !== null && anchors === places)
    return { kind: 'boxes', classes: count - 4, why: `a box at each of ${places} places` }
  return null
}

function planOf(
  { output, table, listed, parts, before, picture }: Evidence,
  { kind, classes, why }: Count,
  { nodes, functions }: Known,
): BoxPlan {
  const at = (start: number, size: number): Part => ({
    node: table.node,
    features: table.features,
    start,
    size,
  })
  const objectness = kind === 'boxes-objectness'
  const joined = !objectness && parts[1]?.size === classes ? parts[1] : null
  const { part, activation } = behindEnd(joined ?? at(objectness ? 5 : 4, classes), nodes, functions)
  const size = `[n, ${table.features === 1 ? `${table.count}, ${table.anchors ?? '?'}` : `${table.anchors ?? '?'}, ${table.count}`}]`
  const edges = joined && parts[0] && isEdges(parts[0], nodes) ? 'corners' : 'centre'
  const form = inCells({ objectness, before, table, picture }) ? 'cells' : edges
  const four = form === 'corners' ? 'left, top, right, bottom' : 'x, y, width, height'
  const said = objectness ? `${four}, whether anything is there, ` : `${four}, `
  const left = table.count - classes - (objectness ? 5 : 4)
  const rest = left > 0 ? ` Of each box ${left} further numbers (of masks or points) are left aside.` : ''
  return {
    kind,
    output,
    scores: part,
    objectness: objectness ? at(4, 1) : null,
    boxes: joined && parts[0] ? parts[0] : at(0, 4),
    joined: true,
    form,
    activation: activation ?? 'given',
    classes,
    anchors: table.anchors,
    remarks: [
      ...(table === listed ? [] : [SELECTS]),
      `The output ${quoted(output.name)} ${size} is read as boxes (${said}then ${classes} ${classes === 1 ? 'score' : 'scores'}): ${why}.${rest}`,
    ],
  }
}

const SELECTS =
  'The network selects boxes itself; what it selects them from is explained, so that every class has a score.'

function noBoxes({ name }: Output, shape: readonly (number | null)[]): Error {
  const written = ['n', ...shape.map((size) => size ?? '?')].join(', ')
  return failure(
    'UnsupportedModel',
    `The output ${quoted(name)} has the shape [${written}], which cannot be read as boxes: they need 4 numbers and the scores of their classes each.`,
  )
}
