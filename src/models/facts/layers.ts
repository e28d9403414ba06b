// Which nodes of a network can be explained, and which one is taken when nobody chooses.
import type { Classifier, Layer, Network, Node } from '../../engine/types'
import { bottlenecks, nodesBetween } from '../network/nodeOrder'
import { quoted } from '../quoted'
import { mapNodes } from './mapNodes'
import { scoreMaps } from './scoreMaps'
import { tokenLayers } from './tokenLayers'

export interface Candidates {
  readonly layers: readonly Layer[]
  readonly suggested: Classifier['suggested']
}

/** The same features, on fewer or more places. */
const POOL = /Pool|Resize|UpSampling/

/** @param queries - boxes of a detector, each of which may have a token of its own */
export function findLayers(
  network: Network,
  {
    input,
    logits,
    queries = null,
  }: { readonly input: string; readonly logits: string; readonly queries?: number | null },
): Candidates {
  const path = nodesBetween(network.nodes, input, logits)
  const necks = bottlenecks(path)
  const maps = mapNodes(path)
  const tokens = tokenLayers(path, { necks, maps, queries })
  const layers = [...maps.map(mapLayer), ...tokens.layers]
  const order = new Map(path.map((node, i) => [node.name, i]))
  layers.sort((a, b) => (order.get(a.name) ?? 0) - (order.get(b.name) ?? 0))
  const scores = scoreMaps(path, logits)
  const map = suggestMap(
    maps.filter((node) => !scores.has(node.name)),
    { path, necks, why: scores.size > 0 ? BEFORE_SCORES : BEFORE_POOLING },
  )
  const place = (chosen: Classifier['suggested'] | null) => order.get(chosen?.layer ?? '') ?? -1
  // A segmenter's transformer is followed by maps, of which its scores are made.
  const mapsLast = scores.size > 0 && place(map) > place(tokens.suggested)
  const suggested = mapsLast ? map : (tokens.suggested ?? map)
  return { layers, suggested: suggested ?? { layer: '', why: 'No layer of the model keeps positions.' } }
}

function mapLayer(node: Node): Layer {
  const [, height, width, channels] = node.shape ?? []
  return {
    name: node.name,
    op: node.op,
    height: height ?? 1,
    width: width ?? 1,
    channels: channels ?? 1,
    kind: 'map',
    skip: 0,
    ...(node.also && { also: node.also }),
    ...(node.firstOf && { firstOf: node.firstOf }),
    ...(node.noModule && { noModule: node.noModule }),
  }
}

const BEFORE_POOLING = (size: string) =>
  `The last activation that still has positions (${size}) before they are pooled away.`
const BEFORE_SCORES = (size: string) => `The last activation (${size}) before the class scores of each place.`

interface Way {
  readonly path: readonly Node[]
  readonly necks: ReadonlySet<string>
  /** Says why, given the size. */
  readonly why: (size: string) => string
}

/** The last map that no other map but a pooled or enlarged one is made from. */
function suggestMap(maps: readonly Node[], { path, necks, why }: Way): Classifier['suggested'] | null {
  const unpooled = maps.filter((node) => !POOL.test(node.op))
  const sources = sourcesOf(unpooled, path)
  const last = unpooled.filter((node) => !sources.has(node.name))
  const chosen =
    last.length === 1 ? last[0] : (unpooled.findLast((node) => necks.has(node.name)) ?? last.at(-1))
  if (!chosen) return null
  const others = last.filter((node) => node !== chosen)
  return { layer: chosen.name, why: [why(sizeOf(chosen)), ...besides(others)].join(' ') }
}

const sizeOf = ({ shape }: Node) => `${shape?.[1]} × ${shape?.[2]}`

/** Two backbones have two last layers, and the map of one shows nothing of what the other saw. */
function besides(others: readonly Node[]): readonly string[] {
  if (others.length === 0) return []
  const names = others.slice(-3).map((node) => `${quoted(node.name)} (${sizeOf(node)})`)
  const all =
    others.length > 3 ? `${others.length} others, among them ${names.join(', ')},` : names.join(', ')
  return [
    `Beside it ${all} ${others.length > 1 ? 'end branches' : 'ends a branch'} of the network, which this layer does not see.`,
  ]
}

/** Nodes that some map in `maps` is computed from. */
function sourcesOf(maps: readonly Node[], path: readonly Node[]): Set<string> {
  const isMap = new Set(maps.map((node) => node.name))
  const sources = new Set<string>()
  for (const node of [...path].reverse()) {
    if (isMap.has(node.name) || sources.has(node.name)) for (const input of node.inputs) sources.add(input)
  }
  return sources
}
