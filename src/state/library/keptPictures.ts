// The last pictures that were dropped, so that a reload shows them again. Every call may fail (private windows, no room).
import { clear, del, entries, get, set } from 'idb-keyval'
import type { GivenPicture } from '../store'
import { reopening } from './keptStore'

export interface KeptPictures {
  put(picture: GivenPicture): Promise<void>
  get(key: string): Promise<GivenPicture | null>
  clear(): Promise<void>
}

interface Record {
  readonly picture: GivenPicture
  readonly date: number
}

const MOST = 12
/** Larger ones are not kept. */
const MOST_BYTES = 60_000_000

export function openKeptPictures(now: () => number = Date.now): KeptPictures {
  const records = reopening('limelight-pictures', 'pictures')
  return {
    async put({ set: _, ...picture }) {
      if (picture.blob.size > MOST_BYTES) return
      await set(picture.key, { picture, date: now() } satisfies Record, records)
      const all = await entries<string, Record>(records)
      const old = all.toSorted(([, a], [, b]) => b.date - a.date).slice(MOST)
      await Promise.all(old.map(([key]) => del(key, records)))
    },
    get: async (key) => (await get<Record>(key, records))?.picture ?? null,
    clear: () => clear(records),
  }
}
