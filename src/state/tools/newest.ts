// Asks one question at a time; of what is wished meanwhile only the newest is asked next.
import { isNamed } from '../../errors'
import { addFailure } from '../alerts'
import type { Store } from '../store'

/** @param ask reads the present wish and puts the answer where it belongs @returns says that the wish has changed */
export function openNewest(store: Store, ask: () => Promise<void>): () => void {
  let busy = false
  let again = false
  async function work(): Promise<void> {
    busy = true
    // What is measured at rest gives way.
    store.setState({ probing: true })
    try {
      do {
        again = false
        await ask()
      } while (again)
    } catch (error) {
      if (!isNamed(error, 'AbortError')) addFailure(store, error, 'analysis')
    } finally {
      busy = false
      store.setState({ probing: false })
    }
  }
  return () => {
    again = true
    if (!busy) void work()
  }
}
