// Whether an output lists boxes, and how: told by the names of the classes, by what the network joins, by the number of
// places, never by the look of a shape alone.
import { failure } from '../../errors'
import type { PictureInput } from '../facts/inputShape'
import { BOX_KINDS, type BoxKind } from '../facts/outputKind'
import type { Output, OutputChoice } from '../facts/outputs'
import { nodeMap } from '../network/nodeOrder'
import type { OpenNetwork } from '../network/openNetwork'
import { quoted } from '../quoted'
import type { BoxPlan, Part } from './boxPlan'
import { pairPlan } from './pairs'
import { behindEnd, partsOf, type Table, tableOf } from './parts'

export interface BoxQuery {
  readonly choice: OutputChoice
  readonly picture: PictureInput
  /** Lengths of the lists of names that came with the model. */
  readonly names: readonly number[]
}

/** What there is to read an output by. */
interface Evidence extends BoxQuery {
  readonly output: Output
  readonly table: Table
  readonly parts: readonly Part[]
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
    const table = node ? tableOf(node) : null
    if (!table) continue
    const evidence = { ...query, output, table, parts: partsOf(table, nodes) }
    const count = classesOf(evidence, wanted)
    if (count) return planOf(evidence, count, (part) => behindEnd(part, nodes, activations))
    const selects = network.nodes.some(({ op }) => selecting.test(op))
    if (selects && (name !== null || outputs.length === 1)) checkSelected(output, table)
  }
  if (wanted && asked[0]) throw noBoxes(asked[0], nodes.get(asked[0].node)?.shape?.slice(1) ?? [])
  return null
}

interface Count {
  readonly kind: BoxKind
  readonly classes: number
  readonly why: string
}

function classesOf({ table, parts, names, picture }: Evidence, wanted: BoxKind | null): Count | null {
  const { count, anchors } = table
  const [four, scores] = parts
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

/** Cells of 8, 16 and 32 pixels; null where the model takes any size. */
function placesOf({ shape: [height, width] }: PictureInput): number | null {
  if (height === null || width === null) return null
  return [8, 16, 32].reduce((sum, side) => sum + Math.floor(height / side) * Math.floor(width / side), 0)
}

function planOf(
  { output, table, parts }: Evidence,
  { kind, classes, why }: Count,
  look: (part: Part) => ReturnType<typeof behindEnd>,
): BoxPlan {
  const at = (start: number, size: number): Part => ({
    node: table.node,
    features: table.features,
    start,
    size,
  })
  const objectness = kind === 'boxes-objectness'
  const joined = !objectness && parts[1]?.size === classes ? parts[1] : null
  const { part, activation } = look(joined ?? at(objectness ? 5 : 4, classes))
  const size = `[n, ${table.features === 1 ? `${table.count}, ${table.anchors ?? '?'}` : `${table.anchors ?? '?'}, ${table.count}`}]`
  const said = objectness ? 'x, y, width, height, whether anything is there, ' : 'x, y, width, height, '
  const left = table.count - classes - (objectness ? 5 : 4)
  const rest = left > 0 ? ` Of each box ${left} further numbers (of masks or points) are left aside.` : ''
  return {
    kind,
    output,
    scores: part,
    objectness: objectness ? at(4, 1) : null,
    boxes: joined && parts[0] ? parts[0] : at(0, 4),
    form: 'centre',
    activation: activation ?? 'given',
    classes,
    anchors: table.anchors,
    remarks: [
      `The output ${quoted(output.name)} ${size} is read as boxes (${said}then ${classes} ${classes === 1 ? 'score' : 'scores'}): ${why}.${rest}`,
    ],
  }
}

/** What chooses among predictions, in ONNX and in TensorFlow's graphs. */
const selecting = /TopK|NonMaxSuppression/

/** @throws UnsupportedModel for boxes that were chosen already, with one score and the number of a class each */
function checkSelected({ name }: Output, { count, anchors }: Table): void {
  if ((count !== 6 && count !== 7) || anchors === null || anchors > 1000) return
  throw failure(
    'UnsupportedModel',
    `The output ${quoted(name)} lists boxes that the model has selected already, each with one score and the number of a class, so there are no class scores to explain; export it without the selection (Ultralytics: nms=False, end2end=False).`,
  )
}

function noBoxes({ name }: Output, shape: readonly (number | null)[]): Error {
  const written = ['n', ...shape.map((size) => size ?? '?')].join(', ')
  return failure(
    'UnsupportedModel',
    `The output ${quoted(name)} has the shape [${written}], which cannot be read as boxes: they need 4 numbers and the scores of their classes each.`,
  )
}
