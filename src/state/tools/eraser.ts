// Erase and see: parts of the picture that are taken away, and what the classes become without them. The last box is
// the truth that the map on show is held against.
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Baseline, BoxFigures } from '../../engine/metrics/types'
import type { Region } from '../../picture/regions'
import type { Classification, Erased } from '../../worker/api'
import type { Engine } from '../../worker/client'
import type { State, Store } from '../store'
import { openNewest } from './newest'

export interface Erasing {
  /** The regions are this picture's. */
  readonly pictureKey: string | null
  readonly regions: readonly Region[]
  /** The one that is being drawn. */
  readonly drawn: Region | null
  readonly fill: Baseline
  /** The classes without the regions, and those of the whole picture. */
  readonly after: (Erased & { readonly before: Classification }) | null
  /** Of the map with this key and the last box. */
  readonly truth: (BoxFigures & { readonly map: string }) | null
}

export interface Eraser {
  readonly state: StoreApi<Erasing>
  /** While a region grows; null gives it up. */
  draw(drawn: Region | null): void
  add(region: Region): void
  fillWith(fill: Baseline): void
  undo(): void
  clear(): void
}

const nothing = { regions: [], drawn: null, after: null, truth: null } as const

export function openEraser(store: Store, engine: Pick<Engine, 'erase' | 'inBox'>): Eraser {
  const pictureKey = store.getState().picture?.key ?? null
  const state = createStore<Erasing>(() => ({ ...nothing, pictureKey, fill: 'mean' }))
  const ask = openNewest(store, () => answer(store, { state, engine }))
  const change = (next: Partial<Erasing>) => {
    state.setState(next)
    ask()
  }
  let asked: Pick<State, 'classification' | 'shown'> = store.getState()
  store.subscribe(({ picture, classification, shown }) => {
    if ((picture?.key ?? null) !== state.getState().pictureKey)
      state.setState({ ...nothing, pictureKey: picture?.key ?? null })
    if (asked.classification === classification && asked.shown === shown) return
    asked = { classification, shown }
    if (state.getState().regions.length > 0) ask()
  })
  return {
    state,
    draw: (drawn) => change({ drawn }),
    add: (region) => change({ drawn: null, regions: [...state.getState().regions, region] }),
    fillWith: (fill) => change({ fill }),
    undo: () => change({ drawn: null, regions: state.getState().regions.slice(0, -1) }),
    clear: () => change({ drawn: null, regions: [] }),
  }
}

interface Asking {
  readonly state: StoreApi<Erasing>
  readonly engine: Pick<Engine, 'erase' | 'inBox'>
}

async function answer(store: Store, { state, engine }: Asking): Promise<void> {
  const { classification, picture } = store.getState()
  const { regions, drawn, fill } = state.getState()
  const all = drawn ? [...regions, drawn] : regions
  if (!classification || !picture || all.length === 0) return state.setState({ after: null, truth: null })
  const after = await engine.erase({ regions: all, fill })
  // Of another picture or model: it is asked again.
  if (store.getState().classification !== classification) return
  state.setState({ after: { ...after, before: classification } })
  state.setState({ truth: await measureTruth(store.getState(), { regions, engine }) })
}

async function measureTruth(
  { shown, classification, picture }: State,
  { regions, engine }: Pick<Asking, 'engine'> & Pick<Erasing, 'regions'>,
): Promise<Erasing['truth']> {
  const region = regions.findLast(({ kind }) => kind === 'box')
  if (region?.kind !== 'box' || shown?.pictureKey !== picture?.key || !classification || !shown) return null
  const { heatmap } = shown.result
  if (heatmap.state !== 'ok' || !isSeen(region.box, classification)) return null
  const { width, height, data } = heatmap
  return { ...(await engine.inBox({ map: { width, height, data }, box: region.box })), map: shown.key }
}

/** Whether the model saw some of the box. */
function isSeen([x0, y0, x1, y1]: readonly number[], { geometry: { source } }: Classification): boolean {
  const [left, top, width, height] = source
  const overlap = (low = 0, high = 0, from: number, length: number) =>
    Math.min(high, from + length) - Math.max(low, from)
  return overlap(x0, x1, left, width) > 0 && overlap(y0, y1, top, height) > 0
}
