// Waiting for the store: tests of what happens by and by.
import type { State, Store } from '../store'

export type Until = (test: (state: State) => boolean) => Promise<State>

/** Settles with the first state that passes the test; after 3 seconds it says what the store is stuck in. */
export function openUntil(store: Store): Until {
  return (test) =>
    new Promise<State>((resolve, reject) => {
      const stuck = () => reject(new Error(`stuck in ${JSON.stringify(store.getState().job)}`))
      const timer = setTimeout(stuck, 3000)
      const look = () => {
        if (!test(store.getState())) return
        clearTimeout(timer)
        unsubscribe()
        resolve(store.getState())
      }
      const unsubscribe = store.subscribe(look)
      look()
    })
}
