// Small pictures of what is in sight, with their maps once these are known; made in the picture worker one at a time.
// What has been out of sight for long is let go and made again when it comes back.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { cellsOf } from '../../canvas/raster'
import { isSigned } from '../../recipe/signedMap'
import { tileLook } from '../../sets/tileLook'
import type { PictureJobs } from '../../worker/pictures/pictureJobs'
import type { TileJob } from '../../worker/pictures/small'
import type { State, Store } from '../store'
import { type Explained, heatmapOf, type Outcome } from './outcome'
import type { SetItem } from './pictureSet'
import type { Sheet } from './sheet'

export interface Tile {
  readonly url: string
  /** What the map in it was painted of; null of the picture alone. */
  readonly of: Explained | null
  readonly look: string
}

export interface Tiles {
  /** By the picture's key. */
  readonly state: StoreApi<ReadonlyMap<string, Tile>>
  /** A small picture that was made elsewhere. */
  keep(key: string, thumb: Blob): void
  /** The small picture, a JPEG. @throws BadImage, NotReadable */
  thumb(item: SetItem): Promise<Blob>
  /** The picture with its map in these colours, as a PNG or a `small` JPEG that takes a tenth of it. */
  paint(item: SetItem, outcome: Explained, how: Painting): Promise<Blob>
}

type Painting = Pick<State, 'recipe' | 'view'> & { readonly small?: boolean }

interface TileTools {
  readonly pictures: Pick<PictureJobs, 'small' | 'tile'>
  /** Told of a picture that does not open. */
  readonly broken: (item: SetItem, error: unknown) => void
}

/** Kept at once: a few screens full. */
const MOST = 240

export function openTiles(store: Store, sheet: StoreApi<Sheet>, { pictures, broken }: TileTools): Tiles {
  const state = createStore<ReadonlyMap<string, Tile>>(() => new Map())
  const thumbs = new Map<string, Blob>()
  /** By the picture's key what came of it as it could not be shown; it is tried again once that is no more. */
  const unshown = new Map<string, Outcome | undefined>()
  let busy = false

  const keep = (key: string, thumb: Blob) => {
    thumbs.delete(key)
    thumbs.set(key, thumb)
    for (const old of [...thumbs.keys()].slice(0, -MOST)) thumbs.delete(old)
  }

  async function thumbOf({ key, name, blob }: SetItem): Promise<Blob> {
    const thumb = thumbs.get(key) ?? (await pictures.small(blob, name, false)).thumb
    keep(key, thumb)
    return thumb
  }

  async function paint(
    item: SetItem,
    outcome: Explained,
    { small = false, ...how }: Painting,
  ): Promise<Blob> {
    return pictures.tile({ ...(await jobOf(outcome, await thumbOf(item), how)), small })
  }

  function put(key: string, tile: Tile): void {
    state.setState((before) => {
      const after = new Map(before)
      const old = after.get(key)
      if (old) URL.revokeObjectURL(old.url)
      after.delete(key)
      after.set(key, tile)
      for (const [other, { url }] of [...after].slice(0, -MOST)) {
        URL.revokeObjectURL(url)
        after.delete(other)
      }
      return after
    }, true)
  }

  /** The first in sight that does not show what is known of it. */
  function missing(): SetItem | null {
    const { set, inSight, few, outcomes } = sheet.getState()
    const look = lookOf(store.getState())
    const key = [...inSight, ...few.keys].find((one) => {
      const outcome = outcomes.get(one)
      if (outcome?.kind === 'failed' && (outcome.broken || outcome === unshown.get(one))) return false
      const tile = state.getState().get(one)
      return !tile || tile.of !== painted(outcome) || (tile.of !== null && tile.look !== look)
    })
    return set?.items.find((item) => item.key === key) ?? null
  }

  async function pump(): Promise<void> {
    if (busy) return
    busy = true
    for (let item = missing(); item; item = missing()) await show(item)
    busy = false
  }

  async function show(item: SetItem): Promise<void> {
    const look = lookOf(store.getState())
    const of = painted(sheet.getState().outcomes.get(item.key))
    try {
      const blob = of ? await paint(item, of, store.getState()) : await thumbOf(item)
      put(item.key, { url: URL.createObjectURL(blob), of, look })
    } catch (error) {
      broken(item, error)
      unshown.set(item.key, sheet.getState().outcomes.get(item.key))
    }
  }

  function drop(): void {
    for (const { url } of state.getState().values()) URL.revokeObjectURL(url)
    thumbs.clear()
    unshown.clear()
    state.setState(new Map(), true)
  }

  sheet.subscribe((now, before) => {
    if (now.set !== before.set) drop()
    if (now.inSight !== before.inSight || now.few !== before.few || now.outcomes !== before.outcomes)
      void pump()
  })
  store.subscribe((now, before) => {
    if (lookOf(now) !== lookOf(before)) void pump()
  })
  return { state, keep, thumb: thumbOf, paint }
}

/** What of an outcome there is to paint. */
const painted = (outcome: Outcome | undefined) =>
  outcome?.kind === 'done' && outcome.map.state === 'ok' ? outcome : null

const lookOf = ({ recipe, view }: State) => JSON.stringify([recipe.look, view.cells])

async function jobOf(outcome: Explained, thumb: Blob, { recipe, view }: Painting): Promise<TileJob> {
  const heatmap = await heatmapOf(outcome)
  return {
    ...{ thumb, geometry: outcome.geometry, cells: cellsOf(view.cells, heatmap) },
    ...tileLook(heatmap, { look: recipe.look, signed: isSigned(outcome.request) }),
  }
}
