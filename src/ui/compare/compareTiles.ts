// The cells of the grid as they are painted and captioned, on the page and on the contact sheet alike.
import { divergingTable } from '../../canvas/diverging'
import { differenceOf, differenceScale, onOneScale, type Scale } from '../../canvas/oneScale'
import { inReach } from '../../canvas/signed'
import { methodCards } from '../../engine/methods/cards'
import type { Heatmap } from '../../engine/types'
import type { Recipe } from '../../recipe/recipe'
import { isSigned } from '../../recipe/signedMap'
import { dotted, duration, fixed, pathEnd, size } from '../../results/format'
import { type Cell, cellsOf, outcomeOf, pairOf } from '../../state/compare/compare'
import { canShareScale } from '../../state/compare/compareChoice'
import { speaksAgainst } from '../../state/speaksAgainst'
import type { State } from '../../state/store'
import { compareWords, stateWords } from '../words/compareWords'
import { aimOf, methodName, placeIn, scoreFact } from '../words/describe'
import { gridWords } from '../words/gridWords'
import { labelOf } from '../words/labelOf'
import { scoreKind } from '../words/scoreKind'

export interface Tile {
  readonly key: string
  readonly title: string
  readonly detail: string
  /** Where there is no map to see: why. */
  readonly note: string | null
  /** What must be known before any figure. */
  readonly caveat: string | null
  /** Key of the finished map, by which its figures are found. */
  readonly map: string | null
  /** Null until it is there, and where it failed. */
  readonly heatmap: Heatmap | null
  /** Null for what is no map of its own. */
  readonly change: Partial<Recipe> | null
  /** True where it is the map of the main view. */
  readonly current: boolean
  readonly scale: Scale | undefined
  readonly table: Uint8Array | undefined
}

export interface Tiles {
  readonly tiles: readonly Tile[]
  /** Raw value that 1 stands for, where the maps share a scale. */
  readonly unit: number | null
  readonly scale: Scale
  /** Whether maps hold what speaks against the class as well, with zero in the middle of their colours. */
  readonly signs: 'all' | 'some' | 'none'
  /** The two classes whose difference is shown, and on which scale. */
  readonly pair: { readonly names: readonly [string, string]; readonly scale: Scale } | null
}

export function arrangeTiles(state: State): Tiles {
  const cells = cellsOf(state)
  const plain = cells.map((cell) => makeTile(state, cell))
  const signs = signsOf(cells)
  const shared = state.compare.oneScale && canShareScale(state) ? shareScale(plain, signs === 'all') : null
  const tiles = shared?.tiles ?? plain
  const pair = pairNames(state)
  const difference = pair && differenceTile(tiles, pair)
  return {
    tiles: difference ? [...tiles, difference] : tiles,
    unit: shared?.unit ?? null,
    scale: shared?.scale ?? (signs === 'all' ? symmetric : [0, 1]),
    signs,
    pair: pair && { names: pair, scale: difference?.scale ?? [-1, 1] },
  }
}

function makeTile(state: State, cell: Cell): Tile {
  const outcome = outcomeOf(state, cell.key)
  const result = outcome?.kind === 'done' ? outcome.shown.result : null
  const ms = result ? Object.values(result.ms).reduce((sum, v) => sum + v, 0) : null
  const bad = result && result.heatmap.state !== 'ok' ? stateWords[result.heatmap.state] : null
  return {
    key: cell.key,
    ...captionOf(state, cell, ms),
    note: outcome?.kind === 'failed' ? outcome.text : bad,
    caveat: caveatOf(state, cell),
    map: outcome?.kind === 'done' ? outcome.shown.key : null,
    ...paintedOf(cell, result?.heatmap ?? null),
    change: cell.change,
    current: JSON.stringify(state.shown?.request) === cell.key,
  }
}

function captionOf(state: State, { kind, ids, request }: Cell, ms: number | null) {
  const [id = '', other = ''] = ids
  if (kind === 'contrast') {
    const [a, b] = [labelOf(state, id), labelOf(state, other)]
    return {
      title: compareWords.over(a, b),
      detail: compareWords.contrast[state.model ? scoreKind(state.model.card) : 'logit'],
    }
  }
  if (state.compare.axis === 'methods') {
    const part = request.params.concept === undefined ? null : conceptOf(Number(request.params.concept))
    return { title: methodName(id), detail: dotted(ms === null ? null : duration(ms), part) }
  }
  if (state.compare.axis === 'layers') {
    const layer = state.model?.card.layers.find(({ name }) => name === id)
    const shape = layer ? size(layer.height, layer.width, layer.channels) : ''
    return { title: pathEnd(id, 27), detail: shape }
  }
  const score = state.classification?.top.find(({ index }) => String(index) === id)
  const card = state.model?.card
  return { title: labelOf(state, id), detail: score && card ? scoreFact(card, score) : '' }
}

const symmetric: Scale = [-1, 1]

/** A map with signs has zero in the middle of its colours. */
function paintedOf({ request }: Cell, heatmap: Heatmap | null) {
  return heatmap !== null && isSigned(request)
    ? { heatmap: inReach(heatmap), scale: symmetric, table: divergingTable() }
    : { heatmap, scale: undefined, table: undefined }
}

function signsOf(cells: readonly Cell[]): Tiles['signs'] {
  const signed = cells.filter(({ request }) => isSigned(request)).length
  if (signed === 0) return 'none'
  return signed === cells.length ? 'all' : 'some'
}

/** Said of a cell where it is not said of all. */
function caveatOf(state: State, { kind, ids, request }: Cell): string | null {
  const { axis } = state.compare
  const card = methodCards.find(({ id }) => id === request.method)
  if (axis === 'methods' && card?.baseline) return compareWords.baseline
  if (axis === 'methods' && card?.classSpecific === false) return compareWords.agnostic
  if (axis !== 'classes' || kind !== 'map' || request.target.kind !== 'logit') return null
  const { top = [] } = state.classification ?? {}
  const score = top.find(({ index }) => String(index) === ids[0])
  return score && state.model && speaksAgainst(score, top, state.model.card)
    ? compareWords.negative(fixed(score.logit, 2))
    : null
}

const isAgnostic = (method: string) => methodCards.find((m) => m.id === method)?.classSpecific === false

/** Of all concepts the first is the map of the class that is explained. */
const conceptOf = (number: number) => gridWords.concept(number + 1)

function pairNames(state: State): readonly [string, string] | null {
  const pair = pairOf(state)
  return pair && [labelOf(state, pair[0]), labelOf(state, pair[1])]
}

function shareScale(tiles: readonly Tile[], signed: boolean) {
  const done = tiles.flatMap(({ heatmap }) => heatmap ?? [])
  const { maps, unit, ...own } = onOneScale(done)
  const scale = signed ? symmetric : own.scale
  const byMap = new Map(done.map((map, i) => [map, maps[i] ?? map]))
  const shared = tiles.map((tile) => ({
    ...tile,
    scale,
    heatmap: tile.heatmap ? (byMap.get(tile.heatmap) ?? null) : null,
  }))
  return { tiles: shared, scale, unit }
}

function differenceTile([first, second]: readonly Tile[], [a, b]: readonly [string, string]): Tile {
  const both = first?.heatmap && second?.heatmap ? [first.heatmap, second.heatmap] : null
  const [one, two] = both ?? []
  const heatmap = one && two ? differenceOf(one, two) : null
  const none = both && heatmap === null ? compareWords.neither : null
  return {
    key: 'difference',
    title: `${a} − ${b}`,
    detail: compareWords.minus,
    note: heatmap?.state === 'flat' ? compareWords.twoSame : none,
    caveat: null,
    map: null,
    heatmap,
    change: null,
    current: false,
    scale: differenceScale([...(both ?? []), ...(heatmap ? [heatmap] : [])]),
    table: divergingTable(),
  }
}

/** One line that says what all cells have in common. */
export function commonLine(state: State): string {
  const { recipe, compare, model, classification } = state
  const request = cellsOf(state)[0]?.request
  if (!request || !model || !classification) return ''
  const { word, rest } = aimOf({ request, classification })
  const aim = `${word} ${labelOf(state, String(request.target.classIndex))}${rest}`
  const name = methodName(recipe.method)
  if (compare.axis === 'methods') return compareWords.byMethods(aim, placeIn({ ...request, method: '' }))
  if (compare.axis === 'layers')
    return placeIn(request) ? compareWords.byLayers(aim, name) : compareWords.wholeModel(name)
  return isAgnostic(recipe.method)
    ? compareWords.sameForAll(name)
    : compareWords.byClasses(word, rest, `${name}${placeIn(request)}`)
}
