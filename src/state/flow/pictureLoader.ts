// Keeps the open picture in step with the wanted one: fetches, decodes, and falls back to the one before on failure.

import type { Decode } from '../../worker/pictures/decode'
import { addFailure, clearFailures } from '../alerts'
import { fetchBlob } from '../intake/address'
import type { OpenPicture, Store } from '../store'
import { openEditions } from './editions'
import { type Asked, passPicture, restorePicture } from './restore'
import { type WantedPicture, wantedPicture } from './sources'

export interface PictureLoader {
  /** Call after every change of the store. */
  sync(): void
  /** All pixels of the open picture, the engine's to keep: here at once, or decoded again where they were given away. */
  take(picture: OpenPicture): ImageBitmap | Promise<ImageBitmap>
  /** Tries what failed again. */
  retry(): void
  /** Gives up what is on its way; the picture before stays. */
  stop(): void
}

export interface PictureTools {
  readonly decode: Decode
  readonly fetch?: (url: string, signal: AbortSignal) => Promise<Blob>
}

export function openPictureLoader(
  store: Store,
  { decode, fetch = fetchBlob }: PictureTools,
  asked: () => Asked | null = () => null,
): PictureLoader {
  const full = new Map<string, ImageBitmap>()
  let current: { readonly key: string; readonly abort: AbortController } | null = null
  const failed = new Set<string>()
  const editions = openEditions()

  async function load(wanted: WantedPicture, signal: AbortSignal): Promise<void> {
    const blob = 'blob' in wanted ? wanted.blob : await fetch(wanted.url, signal)
    const decoded = await decode(blob, wanted.name, signal)
    const edition = 'url' in wanted && !signal.aborted ? await editions.of(wanted.key, blob) : 0
    if (signal.aborted) {
      decoded.full.close()
      decoded.display.close()
      return
    }
    for (const old of full.values()) old.close()
    full.clear()
    full.set(wanted.key, decoded.full)
    const { width, height, display } = decoded
    clearFailures(store, 'picture')
    const { key, name } = wanted
    store.setState(({ recipe }) => ({
      picture: { key, name, width, height, blob, display, reference: recipe.image, edition },
    }))
  }

  function fail(wanted: WantedPicture, error: unknown): void {
    failed.add(wanted.key)
    addFailure(store, error, 'picture')
    passPicture(store, asked())
  }

  function begin(wanted: WantedPicture): void {
    const abort = new AbortController()
    const mine = { key: wanted.key, abort }
    current = mine
    store.setState({ fetching: wanted.name })
    load(wanted, abort.signal)
      .catch((error: unknown) => {
        if (!abort.signal.aborted) fail(wanted, error)
      })
      .finally(() => {
        if (current !== mine) return
        current = null
        store.setState({ fetching: null })
      })
  }

  return {
    sync() {
      const state = store.getState()
      const wanted = wantedPicture(state)
      if (current && current.key === wanted?.key) return
      current?.abort.abort()
      if (wanted && wanted.key !== state.picture?.key && !failed.has(wanted.key)) return begin(wanted)
      if (!current) return
      current = null
      store.setState({ fetching: null })
    },
    take(picture) {
      const kept = full.get(picture.key)
      full.delete(picture.key)
      return kept ?? decode(picture.blob, picture.name).then((decoded) => decoded.full)
    },
    retry: () => failed.clear(),
    stop() {
      if (!current) return
      current.abort.abort()
      failed.add(current.key)
      current = null
      restorePicture(store)
      store.setState({ fetching: null })
    },
  }
}
