// A database of this browser that opens again where the browser has closed it.
import { createStore, promisifyRequest, type UseStore } from 'idb-keyval'

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

/** Whether something could not be put away for lack of room. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && error.name === 'QuotaExceededError'
