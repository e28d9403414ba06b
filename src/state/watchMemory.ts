// What the engine holds, read while somebody looks at it: as the panel opens, at each step of a run, and after it.
import type { Engine } from '../worker/client'
import type { Store } from './store'

export function watchMemory(store: Store, engine: Pick<Engine, 'memory'>): void {
  let seen: readonly unknown[] = []
  let reading = false

  function look(): void {
    const { view, job, shown, thumbnails } = store.getState()
    if (!view.engine) {
      forget()
      return
    }
    const now = [job, shown, thumbnails]
    if (reading || now.every((part, i) => part === seen[i])) return
    seen = now
    reading = true
    engine
      .memory(job.kind === 'idle' ? 'settled' : 'now')
      .catch(() => null)
      .then((memory) => store.setState({ memory }))
      .finally(() => {
        reading = false
        look()
      })
  }

  /** Nothing old is shown when the panel opens again. */
  function forget(): void {
    seen = []
    if (store.getState().memory) store.setState({ memory: null })
  }

  store.subscribe(look)
}
