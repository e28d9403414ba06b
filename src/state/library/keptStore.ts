// The browser's storage of models: records and dropped files in IndexedDB, fetched files in caches that the
// worker fills. Every call may fail (private windows, no room); who calls says so in a sentence.
import { createStore, del, get, promisifyRequest, set, type UseStore, values } from 'idb-keyval'
import type { FileEntry } from '../intake/fileKind'
import type { ModelRecipe } from './keep'
import { type PackedFiles, packed, unpacked } from './packedFiles'

/** A model that opens without a network. */
export interface KeptModel {
  /** Name of its cache, or `files <hash>`. */
  readonly id: string
  readonly kind: 'address' | 'files'
  /** As the link has it: of dropped files the name of their folder or file. */
  readonly name: string
  /** What the model is called; absent in records of earlier versions. */
  readonly title?: string
  readonly bytes: number
  /** Milliseconds since 1970. */
  readonly date: number
  readonly hash: string
  readonly wish: ModelRecipe
}

export interface KeptStore {
  list(): Promise<readonly KeptModel[]>
  /** With the files of a dropped model, where they are not kept yet. */
  put(model: KeptModel, files?: readonly FileEntry[]): Promise<void>
  files(id: string): Promise<readonly FileEntry[] | null>
  remove(model: KeptModel): Promise<void>
  /** Bytes in a cache; null where there is none of this name. */
  cached(cache: string): Promise<number | null>
}

export function openKeptStore(): KeptStore {
  const records = reopening('limelight-models', 'models')
  const files = reopening('limelight-files', 'files')

  async function remove({ id, kind }: KeptModel): Promise<void> {
    await del(id, records)
    if (kind === 'files') await del(id, files)
    else await globalThis.caches?.delete(id)
  }

  return {
    remove,
    cached,
    files: async (id) => {
      const stored = await get<PackedFiles | readonly FileEntry[]>(id, files)
      return stored ? unpacked(stored) : null
    },
    async list() {
      const all = await values<KeptModel>(records)
      const there = await Promise.all(
        all.map(async (m) => m.kind === 'files' || (await cached(m.id)) !== null),
      )
      // The browser may clear its caches by itself.
      await Promise.all(all.filter((_, i) => !there[i]).map(remove))
      return all.filter((_, i) => there[i]).sort((a, b) => b.date - a.date)
    },
    async put(model, entries) {
      if (entries) await set(model.id, packed(entries), files)
      await set(model.id, model, records)
    },
  }
}

async function cached(name: string): Promise<number | null> {
  if (!globalThis.caches || !(await caches.has(name))) return null
  const answers = await (await caches.open(name)).matchAll()
  return answers.reduce((sum, { headers }) => sum + Number(headers.get('content-length') ?? 0), 0)
}

/** A store of idb-keyval, which opens its database on the first call; again where the browser has closed it. */
export function reopening(database: string, name: string): UseStore {
  let store = createStore(database, name)
  return async (mode, use) => {
    try {
      return await store(mode, use)
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'InvalidStateError') throw error
      store = createStore(database, name)
      return store(mode, use)
    }
  }
}

/** In one step, so that it is begun before the page can be loaded anew; what lies there already stays. */
export const putOnce = (store: UseStore, key: string, value: unknown): Promise<void> =>
  store('readwrite', async (records) => {
    const there = await promisifyRequest(records.getKey(key))
    if (there === undefined) records.put(value, key)
    await promisifyRequest(records.transaction)
  })
