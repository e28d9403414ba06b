// Which other places the chosen layer sees like one that somebody points at.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Alike } from '../../engine/outcomeTypes'
import { toInput } from '../../picture/regions'
import { chosenLayers } from '../../recipe/explainRequest'
import type { Engine } from '../../worker/client'
import type { State, Store } from '../store'
import { openNewest } from './newest'

export interface Likeness {
  /** In pixels of the picture; null before anybody pointed. */
  readonly place: readonly [number, number] | null
  readonly found: Alike | null
}

export interface AlikeTool {
  readonly state: StoreApi<Likeness>
  /** Null puts it away. */
  point(place: Likeness['place']): void
}

export function openAlikeTool(store: Store, engine: Pick<Engine, 'alike'>): AlikeTool {
  const state = createStore<Likeness>(() => ({ place: null, found: null }))
  const ask = openNewest(store, async () => {
    const { place } = state.getState()
    const wish = makeQuery(store.getState())
    const seen = place && wish && shareOf(place, wish.classification)
    if (!wish || !seen) return state.setState({ found: null })
    const { layer, params, classification } = wish
    const found = await engine.alike({ layer, params, place: seen })
    if (store.getState().classification === classification) state.setState({ found })
  })
  let asked = keyOf(store.getState())
  let pictureKey = store.getState().picture?.key
  store.subscribe((now) => {
    if (now.picture?.key !== pictureKey) {
      pictureKey = now.picture?.key
      state.setState({ place: null, found: null })
    }
    const key = keyOf(now)
    if (key.every((part, i) => part === asked[i])) return
    asked = key
    if (state.getState().place) ask()
  })
  return {
    state,
    point(place) {
      state.setState(place ? { place } : { place, found: null })
      ask()
    },
  }
}

const keyOf = ({ classification, recipe }: State) =>
  [classification, recipe.layers.join('\n'), recipe.params.grid] as const

function makeQuery({ classification, model, recipe }: State) {
  if (!classification || !model) return null
  const [layer = ''] = chosenLayers(recipe, model.card)
  const { grid } = recipe.params
  return { classification, layer, params: grid === undefined ? {} : { grid } }
}

/** Where on the model's input; null where the model did not look. */
function shareOf(
  place: readonly [number, number],
  { geometry }: NonNullable<State['classification']>,
): readonly [number, number] | null {
  const [x, y] = toInput(geometry, place)
  const [left, top, width, height] = geometry.target
  if (x < left || y < top || x >= left + width || y >= top + height) return null
  return [x / geometry.input[0], y / geometry.input[1]]
}
