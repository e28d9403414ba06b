// The browser's storage of models: records and dropped files in IndexedDB, fetched files in caches that the
// worker fills. Every call may fail (private windows, no room); who calls says so in a sentence.
import { del, set, values } from 'idb-keyval'
import type { FileEntry } from '../intake/fileKind'
import type { ModelRecipe } from './keep'
import { type PackedFiles, type Part, packed, partsOf, unpacked } from './packedFiles'
import { reopening } from './reopening'
import { openShelf } from './shelf'

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
  /** What they are, without reading them. */
  parts(id: string): Promise<readonly Part[] | null>
  remove(model: KeptModel): Promise<void>
  /** Bytes in a cache; null where there is none of this name. */
  cached(cache: string): Promise<number | null>
}

export function openKeptStore(): KeptStore {
  const records = reopening('limelight-models', 'models')
  const files = openShelf<PackedFiles | readonly FileEntry[]>('limelight-files', 'files')

  async function remove({ id, kind }: KeptModel): Promise<void> {
    await del(id, records)
    if (kind === 'files') await files.del(id)
    else await globalThis.caches?.delete(id)
  }

  return {
    remove,
    cached,
    files: async (id) => {
      const stored = await files.get(id)
      return stored ? unpacked(stored) : null
    },
    parts: async (id) => partsOf(await files.outline(id)),
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
      if (entries) await files.put(model.id, packed(entries))
      await set(model.id, model, records)
    },
  }
}

async function cached(name: string): Promise<number | null> {
  if (!globalThis.caches || !(await caches.has(name))) return null
  const answers = await (await caches.open(name)).matchAll()
  return answers.reduce((sum, { headers }) => sum + Number(headers.get('content-length') ?? 0), 0)
}
