// The last pictures that were dropped, so that a reload shows them again. Every call may fail (private windows, no room).
import { clear, del, entries, get, set as write } from 'idb-keyval'
import type { GivenPicture } from '../store'
import type { KeptSets } from './keptSets'
import { reopening } from './keptStore'
import { type PictureBytes, pictureBytes, pictureOf } from './pictureBytes'

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

interface Record extends Omit<KeptPicture, 'picture'> {
  readonly picture: GivenPicture | PictureBytes
  readonly date: number
}

const MOST = 12
/** Larger ones are not kept. */
const MOST_BYTES = 60_000_000

export function openKeptPictures(now: () => number = Date.now): KeptPictures {
  const records = reopening('limelight-pictures', 'pictures')
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

  async function keep(picture: GivenPicture, alone: string | null): Promise<void> {
    const record = { alone, date: now() }
    try {
      await write(picture.key, { ...record, picture } satisfies Record, records)
    } catch (error) {
      if (error instanceof Error && error.name === 'QuotaExceededError') throw error
      const bytes = await pictureBytes(picture)
      await write(picture.key, { ...record, picture: bytes } satisfies Record, records)
    }
  }

  return {
    async put({ set, ...picture }) {
      const alone = set ? await (await sets()).put(set, now()) : null
      // A set that is kept has it.
      if ((set && !alone) || picture.blob.size > MOST_BYTES) return
      await keep(picture, alone)
      const all = await entries<string, Record>(records)
      const old = all.toSorted(([, a], [, b]) => b.date - a.date).slice(MOST)
      await Promise.all(old.map(([key]) => del(key, records)))
    },
    async get(key) {
      const record = await get<Record>(key, records)
      if (record) return { ...record, picture: pictureOf(record.picture) }
      const picture = await (await sets()).picture(key)
      return picture && { picture }
    },
    async clear() {
      await clear(records)
      await (await sets()).clear()
    },
    async prepare() {
      await get('', records)
      await (await sets()).prepare()
    },
  }
}
