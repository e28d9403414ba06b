// What can stand side by side, what stands there unless told, and what a tick changes.
import { methodCards } from '../../engine/methods/cards'
import type { Cost } from '../../engine/types'
import type { ModelCard } from '../../models/types'
import type { Axis } from '../../recipe/comparison'
import type { State } from '../store'
import type { Comparison } from './compare'

/** More would be too small to see. */
export const mostCells = 12

const costs: readonly Cost[] = [
  'one pass',
  'a few passes',
  'many passes',
  'per channel',
  'per mask',
  'per channel and sample',
]

export const costRank = (method: string) =>
  costs.indexOf(methodCards.find((m) => m.id === method)?.cost ?? 'per channel and sample')

/** Ids in the order of the grid: methods and layers as the model and the list have them, classes by probability. */
export function listIds({ model, classification }: State, axis: Axis): readonly string[] {
  if (axis === 'methods') return methodCards.map(({ id }) => id)
  if (axis === 'layers') return model?.card.layers.map(({ name }) => name) ?? []
  return classification?.top.map(({ index }) => String(index)) ?? []
}

/** What is compared: what was ticked and is there, else the usual choice. */
export function chosenOf(state: State, axis: Axis): readonly string[] {
  const ticked = state.compare.chosen[axis]
  if (ticked === null) return usualOf(state, axis)
  if (ticked.length === 0) return []
  const found = listIds(state, axis).filter((id) => ticked.includes(id))
  return found.length > 0 ? found.slice(0, mostCells) : usualOf(state, axis)
}

function usualOf(state: State, axis: Axis): readonly string[] {
  const ids = listIds(state, axis)
  if (axis === 'methods') return methodCards.filter(({ usual }) => usual).map(({ id }) => id)
  if (axis === 'classes') return ids.slice(0, 5)
  return usualLayers(state.model?.card ?? null)
}

const usualCells = 6

/** Of the suggested layer's kind, up to it: the last of each resolution, and others that lie farthest from those. */
function usualLayers(card: ModelCard | null): readonly string[] {
  const layers = card?.layers ?? []
  const end = layers.findIndex(({ name }) => name === card?.suggested.layer)
  const before = layers.slice(0, end + 1)
  const alike = before.filter(({ op }) => op === layers[end]?.op)
  const list = alike.length < 3 ? before : alike
  const sides = list.map(({ height, width }) => `${height} ${width}`)
  const last = [...list.keys()].filter((i) => sides[i] !== sides[i + 1]).slice(-usualCells)
  return filled(last).flatMap((i) => list[i]?.name ?? [])
}

/** The middle of the widest gap, again and again, until there are enough or no gaps. */
function filled(places: readonly number[]): readonly number[] {
  const gaps = places.map((place, i) => ({ after: places[i - 1] ?? -1, place }))
  const widest = gaps.toSorted((a, b) => b.place - b.after - (a.place - a.after))[0]
  if (!widest || places.length >= usualCells || widest.place - widest.after < 2) return places
  const middle = Math.floor((widest.after + widest.place) / 2)
  return filled([...places, middle].toSorted((a, b) => a - b))
}

/** Ticks or unticks one; what is full takes no more. */
export function toggled(state: State, id: string): Partial<Comparison> {
  const { axis, chosen } = state.compare
  const now = chosenOf(state, axis)
  const has = now.includes(id)
  if (!has && now.length >= mostCells) return {}
  const next = has ? now.filter((other) => other !== id) : [...now, id]
  return { chosen: { ...chosen, [axis]: next }, swapped: false, halted: false }
}

/** Raw values can be told from the map only where it is one layer's own and was min-maxed as it is. */
export function canShareScale(state: State): boolean {
  const { recipe, compare } = state
  if (compare.axis === 'methods' || recipe.size !== 'native') return false
  return compare.axis === 'layers' || recipe.layers.length < 2
}
