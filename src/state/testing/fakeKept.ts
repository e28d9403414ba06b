// The browser's storage of models in memory; `refuse` makes every write fail, as a private window does.
import type { FileEntry } from '../intake/fileKind'
import type { KeptModel, KeptStore } from '../library/keptStore'

export interface FakeKept extends KeptStore {
  readonly records: Map<string, KeptModel>
  readonly entries: Map<string, readonly FileEntry[]>
  /** Bytes by name of the cache. */
  readonly caches: Map<string, number>
}

export function fakeKept(refuse: () => Error | null = () => null): FakeKept {
  const records = new Map<string, KeptModel>()
  const entries = new Map<string, readonly FileEntry[]>()
  const caches = new Map<string, number>()
  return {
    records,
    entries,
    caches,
    list: async () => [...records.values()].sort((a, b) => b.date - a.date),
    async put(model, files) {
      const error = refuse()
      if (error) throw error
      if (files) entries.set(model.id, files)
      records.set(model.id, model)
    },
    files: async (id) => entries.get(id) ?? null,
    parts: async (id) => {
      const parts = entries
        .get(id)
        ?.map(({ file, ...about }) => ({ ...about, size: file.size, type: file.type }))
      return parts ?? null
    },
    async remove({ id }) {
      records.delete(id)
      entries.delete(id)
      caches.delete(id)
    },
    cached: async (cache) => caches.get(cache) ?? null,
  }
}
