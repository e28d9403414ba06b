// Records with files in them, put away in this browser: as they are where it stores blobs, else with the files cut in
// pieces (pieces.ts). Every call may fail (private windows, no room).
import { clear, del, entries, get, set } from 'idb-keyval'
import type { WithoutFiles } from './holes'
import type { Away } from './pieces'
import { isFull, putOnce, reopening } from './reopening'

export interface Shelf<T extends object> {
  /** In the place of what lay there. @throws what the browser throws, QuotaExceededError where there is no room */
  put(key: string, value: T): Promise<void>
  /** As put, but what lies there stays. */
  putOnce(key: string, value: T): Promise<void>
  /** With its files, read piece by piece where they lie so. Undefined where it is gone, or one of its files. */
  get(key: string): Promise<T | undefined>
  /** Without reading any file. */
  outlines(): Promise<readonly (readonly [string, WithoutFiles<T>])[]>
  outline(key: string): Promise<WithoutFiles<T> | undefined>
  del(key: string): Promise<void>
  clear(): Promise<void>
}

type Stored<T> = T | Away<T>

export function openShelf<T extends object>(database: string, name: string): Shelf<T> {
  const records = reopening(database, name)
  const place = { name: database, records, pieces: reopening('limelight-pieces', 'pieces') }
  const lying = (key: string) => get<Stored<T>>(key, records)
  /** Whether this browser has refused a record for its files. */
  let refuses = false

  async function write(key: string, value: T, store: () => Promise<void>): Promise<void> {
    if (!refuses) {
      const failed = await store().catch((error: unknown) => ({ error }))
      if (!failed) return
      if (isFull(failed.error)) throw failed.error
    }
    const { putPieces } = await pieceCode()
    await putPieces(place, key, value)
    refuses = true
  }

  async function dropPieces(of: Stored<T> | undefined): Promise<void> {
    if (of && isAway(of)) await (await pieceCode()).dropPieces(place, of.away)
  }

  return {
    async put(key, value) {
      const [before] = await Promise.all([lying(key), write(key, value, () => set(key, value, records))])
      await dropPieces(before)
    },
    async putOnce(key, value) {
      if (refuses && (await lying(key))) return
      await write(key, value, () => putOnce(records, key, value))
    },
    async get(key) {
      const stored = await lying(key)
      return stored && isAway(stored) ? (await pieceCode()).filled(place, stored) : stored
    },
    async outlines() {
      const all = await entries<string, Stored<T>>(records)
      return all.map(([key, stored]) => [key, outlineOf(stored)] as const)
    },
    async outline(key) {
      const stored = await lying(key)
      return stored && outlineOf(stored)
    },
    async del(key) {
      const stored = await lying(key)
      await del(key, records)
      await dropPieces(stored)
    },
    async clear() {
      const all = await entries<string, Stored<T>>(records)
      await clear(records)
      for (const [, stored] of all) await dropPieces(stored)
    },
  }
}

const pieceCode = () => import('./pieces')

const isAway = <T extends object>(stored: Stored<T>): stored is Away<T> => 'away' in stored

const outlineOf = <T extends object>(stored: Stored<T>) =>
  (isAway(stored) ? stored.outline : stored) as WithoutFiles<T>
