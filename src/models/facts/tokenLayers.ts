// Token maps [n, tokens, channels] of transformers: which nodes can be explained, on which grid, and the default.
import type { Classifier, Layer, Node } from '../../engine/types'

export interface TokenLayers {
  readonly layers: readonly Layer[]
  /** Null where the network has none. */
  readonly suggested: Classifier['suggested'] | null
}

interface Context {
  readonly necks: ReadonlySet<string>
  readonly maps: readonly Node[]
  /** Boxes of a detector that asks for each of them with a token of its own; null for other networks. */
  readonly queries: number | null
}

/** Class and register tokens come first; more than these nobody uses. */
const MOST_SKIPPED = 8

export function tokenLayers(path: readonly Node[], { necks, maps, queries }: Context): TokenLayers {
  const seen = { grid: gridOf(maps.at(-1)), queries }
  const all = path.filter((node) => isTokens(node) && !/:linear$/.test(node.name))
  const counts = new Set(all.filter((node) => necks.has(node.name)).map(({ shape }) => shape?.[1]))
  // Values of modules that people name are listed beside the ways that all goes through.
  const named = (node: Node) =>
    node.holds === 'tokens' && node.also !== undefined && counts.has(node.shape?.[1])
  const tokens = all.filter((node) => necks.has(node.name) || named(node))
  const layers = tokens.flatMap((node) => tokenLayer(node, seen) ?? [])
  const mixing = lastMixing(path)
  // Without attention, a list of positions is only a map on its way to the head.
  if (mixing < 0) return { layers, suggested: null }
  const before = layers.filter(
    (layer) => necks.has(layer.name) && path.findIndex((node) => node.name === layer.name) < mixing,
  )
  const chosen = before.at(-1) ?? layers.at(-1)
  if (!chosen) return { layers, suggested: null }
  const why = `The last token map (${chosen.height} × ${chosen.width}) from which every patch still reaches the class scores.`
  return { layers, suggested: { layer: chosen.name, why } }
}

function isTokens(node: Node): boolean {
  const [batch, tokens, channels] = node.shape ?? []
  if (node.holds && node.holds !== 'tokens') return false
  return node.shape?.length === 3 && batch === null && (tokens ?? 0) > 1 && (channels ?? 0) > 1
}

function gridOf(map: Node | undefined): readonly [number, number] | null {
  const [, height, width] = map?.shape ?? []
  return height && width ? [height, width] : null
}

function tokenLayer(node: Node, seen: Seen): Layer | null {
  const tokens = node.shape?.[1] ?? 0
  const place = placeOf(tokens, seen)
  if (!place) return null
  return {
    name: node.name,
    op: node.op,
    channels: node.shape?.[2] ?? 1,
    kind: 'tokens',
    ...place,
    ...alsoOf(node),
  }
}

const alsoOf = ({ also, firstOf, noModule }: Node) => ({
  ...(also && { also }),
  ...(firstOf && { firstOf }),
  ...(noModule && { noModule }),
})

type Place = Pick<Layer, 'height' | 'width' | 'skip' | 'after'>

interface Seen {
  /** On which the patches were cut. */
  readonly grid: readonly [number, number] | null
  readonly queries: number | null
}

/** The grid that the patches were cut on, before the tokens of boxes where there are such; else the largest square. */
function placeOf(tokens: number, { grid, queries }: Seen): Place | null {
  if (grid) {
    const [height, width] = grid
    const skip = tokens - height * width
    if (isFew(skip)) return { height, width, skip }
    if (queries !== null && isFew(skip - queries))
      return { height, width, skip: skip - queries, after: queries }
  }
  if (tokens === queries) return null
  for (let skip = 0; skip <= MOST_SKIPPED && skip < tokens - 1; skip++) {
    const side = Math.sqrt(tokens - skip)
    if (Number.isInteger(side) && side > 1) return { height: side, width: side, skip }
  }
  return null
}

const isFew = (skip: number) => skip >= 0 && skip <= MOST_SKIPPED

/** The place of the last operator through which one token reaches another. */
function lastMixing(path: readonly Node[]): number {
  const shapes = new Map(path.map((node) => [node.name, node.shape]))
  return path.findLastIndex(
    (node) =>
      node.mixes ||
      /^(BatchMatMul|Einsum$|MultiHeadAttention|Attention|GlobalAveragePooling1D|GlobalMaxPooling1D)/.test(
        node.op,
      ) ||
      (/^(Mean|Sum|Max)$/.test(node.op) && reducesTokens(node, shapes)),
  )
}

/** From [n, tokens, channels] to [n, channels]. */
function reducesTokens(node: Node, shapes: ReadonlyMap<string, Node['shape'] | undefined>): boolean {
  const from = shapes.get(node.inputs[0] ?? '')
  return from?.length === 3 && node.shape?.length === 2 && from[2] === node.shape[1]
}
