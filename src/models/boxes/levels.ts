// The layers at which a detector looks for boxes: the features that its head reads, one for each resolution. They are the
// last maps that both scores and boxes are made from.
import type { Network, Node } from '../../engine/types'
import { mapNodes } from '../facts/mapNodes'
import { nodesBetween } from '../network/nodeOrder'

interface Ends {
  readonly input: string
  readonly scores: string
  readonly boxes: string
}

/** From the finest to the coarsest; empty where no map leads to both. */
export function detectLevels(
  { nodes }: Pick<Network, 'nodes'>,
  { input, scores, boxes }: Ends,
): readonly Node[] {
  const scoring = nodesBetween(nodes, input, scores)
  const maps = mapNodes(scoring)
  const isMap = new Set(maps.map(({ name }) => name))
  const ends = maps.filter((map) => !leadsOn(map, scoring, isMap))
  const places = new Set(nodesBetween(nodes, input, boxes).map(({ name }) => name))
  const shared = maps.filter((map) => places.has(map.name) && !ends.includes(map))
  const levels = ends.flatMap((end) => {
    const before = behindAll(end, (name) => nodesBetween(nodes, input, name))
    return shared.findLast((map) => before.has(map.name) && sizeOf(map) === sizeOf(end)) ?? []
  })
  const once = [...new Map(levels.map((level) => [sizeOf(level), level])).values()]
  return once.toSorted((a, b) => area(b) - area(a))
}

/** What a map is made of: where it joins several, what all of them are made of. */
function behindAll({ name, inputs }: Node, before: (name: string) => readonly Node[]): ReadonlySet<string> {
  const ways = (inputs.length > 1 ? inputs : [name]).map((from) => before(from).map((node) => node.name))
  const [first = [], ...more] = ways.filter((way) => way.length > 0).map((way) => new Set(way))
  return new Set([...first].filter((node) => more.every((way) => way.has(node))))
}

/** Whether another map is made of it. */
function leadsOn(map: Node, path: readonly Node[], isMap: ReadonlySet<string>): boolean {
  const after = new Set([map.name])
  for (const { name, inputs } of path) {
    if (!inputs.some((input) => after.has(input))) continue
    if (isMap.has(name)) return true
    after.add(name)
  }
  return false
}

const sizeOf = ({ shape }: Node) => `${shape?.[1]} × ${shape?.[2]}`
const area = ({ shape }: Node) => (shape?.[1] ?? 0) * (shape?.[2] ?? 0)

export function levelsWhy(levels: readonly Node[]): string {
  const sizes = levels.map(sizeOf).join(', ')
  if (levels.length === 1) return `The features (${sizes}) that scores and boxes are made from.`
  return `The features that scores and boxes are made from, at ${levels.length} sizes (${sizes}); of their maps the largest value counts.`
}
