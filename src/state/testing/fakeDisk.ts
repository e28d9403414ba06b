// The browser's storage in memory, in the place of idb-keyval: it may refuse blobs, as private windows of Safari do, or
// have no room.

type Stored = Map<string, unknown>

export const disk = {
  stores: new Map<string, Stored>(),
  /** Name of the error that a blob meets, wherever it is in a record; empty where blobs are stored. */
  blobs: '',
  /** Name of the error that everything meets. */
  all: '',
  /** How many records a store holds. */
  room: Number.POSITIVE_INFINITY,
  /** Largest array of bytes that was stored. */
  largest: 0,
  reset() {
    disk.stores.clear()
    Object.assign(disk, { blobs: '', all: '', room: Number.POSITIVE_INFINITY, largest: 0 })
  },
  names: (database: string) => [...(disk.stores.get(database)?.keys() ?? [])],
}

/** What the use of a store of idb-keyval is handed, as far as the page asks it. */
interface FakeObjects {
  readonly transaction: undefined
  readonly stored: Stored
  getKey(key: string): string | undefined
  put(value: unknown, key: string): void
}

type FakeStore = <T>(mode: string, use: (objects: FakeObjects) => T) => Promise<T>

export const idbKeyval = {
  createStore(database: string): FakeStore {
    return async (_, use) => {
      const stored: Stored = disk.stores.get(database) ?? new Map()
      disk.stores.set(database, stored)
      return use({
        transaction: undefined,
        stored,
        getKey: (key) => (stored.has(key) ? key : undefined),
        put: (value, key) => write(stored, key, value),
      })
    }
  },
  promisifyRequest: async (result: unknown) => result,
  get: (key: string, store: FakeStore) => store('readonly', ({ stored }) => stored.get(key)),
  set: (key: string, value: unknown, store: FakeStore) => store('readwrite', ({ put }) => put(value, key)),
  del: (key: string, store: FakeStore) => store('readwrite', ({ stored }) => void stored.delete(key)),
  keys: (store: FakeStore) => store('readonly', ({ stored }) => [...stored.keys()]),
  values: (store: FakeStore) => store('readonly', ({ stored }) => [...stored.values()]),
  entries: (store: FakeStore) => store('readonly', ({ stored }) => [...stored]),
  clear: (store: FakeStore) => store('readwrite', ({ stored }) => stored.clear()),
}

function write(stored: Stored, key: string, value: unknown): void {
  const why = disk.all || (stored.size >= disk.room && !stored.has(key) && 'QuotaExceededError')
  if (why) throw refusal(why)
  if (disk.blobs && holdsBlob(value)) throw refusal(disk.blobs)
  if (value instanceof ArrayBuffer) disk.largest = Math.max(disk.largest, value.byteLength)
  stored.set(key, value)
}

const refusal = (name: string) => Object.assign(new Error('refused'), { name })

function holdsBlob(value: unknown): boolean {
  if (value instanceof Blob) return true
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsBlob)
}
