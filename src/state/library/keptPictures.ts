// The last pictures that were dropped, so that a reload shows them again. Every call may fail (private windows, no room).
import type { GivenPicture } from '../store'
import type { KeptSets } from './keptSets'
import { openShelf } from './shelf'

export interface KeptPictures {
  put(picture: GivenPicture): Promise<void>
  get(key: string): Promise<KeptPicture | null>
  clear(): Promise<void>
  /** Fetches and opens what keeping takes, ahead of the first picture. */
  prepare(): Promise<void>
}

export interface KeptPicture {
  readonly picture: GivenPicture
  /** Why it comes back without the others that were given with it. */
  readonly alone?: string | null
}

interface Record extends KeptPicture {
  readonly date: number
}

const MOST = 12
/** Larger ones are not kept. */
const MOST_BYTES = 60_000_000

export function openKeptPictures(now: () => number = Date.now): KeptPictures {
  const shelf = openShelf<Record>('limelight-pictures', 'pictures')
  let opened: Promise<KeptSets> | null = null

  /** Most pages have no set. */
  function sets(): Promise<KeptSets> {
    opened ??= import('./keptSets')
      .then(({ openKeptSets }) => openKeptSets())
      .catch((error: unknown) => {
        opened = null
        throw error
      })
    return opened
  }

  return {
    async put({ set, ...picture }) {
      const alone = set ? await (await sets()).put(set, now()) : null
      // A set that is kept has it.
      if ((set && !alone) || picture.blob.size > MOST_BYTES) return
      await shelf.put(picture.key, { picture, alone, date: now() })
      const all = await shelf.outlines()
      const old = all.toSorted(([, a], [, b]) => b.date - a.date).slice(MOST)
      await Promise.all(old.map(([key]) => shelf.del(key)))
    },
    async get(key) {
      const record = await shelf.get(key)
      if (record) return record
      const picture = await (await sets()).picture(key)
      return picture && { picture }
    },
    async clear() {
      await shelf.clear()
      await (await sets()).clear()
    },
    async prepare() {
      await shelf.outline('')
      await (await sets()).prepare()
    },
  }
}
