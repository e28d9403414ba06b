// The page without a network: after the first visit a service worker answers for the page's own files. It answers for
// nothing else, and a new version waits until somebody asks for it.
import type { Store } from '../store'

export interface Offline {
  /** The version that waits takes over, and the page starts again with what was given. */
  takeOver(): void
  /** A part of the page could not be had: its host is asked whether it has a newer version. */
  lacks(): void
}

export interface OfflineTools {
  /** Null where the browser or the page's address allows none. */
  readonly container: ServiceWorkerContainer | null
  readonly script: () => string
  /** Loads the page again and loses nothing of what was given. */
  readonly reload: () => Promise<void>
}

export function openOffline(
  store: Store,
  { container, script, reload }: OfflineTools,
): Pick<Offline, 'takeOver'> {
  let waiting: ServiceWorker | null = null
  const ready = (worker: ServiceWorker | null) => {
    waiting = worker
    store.setState({ update: true })
  }
  if (container) {
    // Asked for here or in another tab: this one's parts that were not fetched yet are gone with the old version.
    container.addEventListener('controllerchange', () => ready(null))
    // Where the browser keeps nothing, as in some private windows, the page is as it is without.
    void firstMap(store)
      .then(() => begin(container, script(), ready))
      .catch(() => undefined)
  }
  return {
    takeOver() {
      if (!container || waiting?.state !== 'installed') return void reload()
      container.addEventListener('controllerchange', () => void reload(), { once: true })
      waiting.postMessage({ type: 'SKIP_WAITING' })
    },
  }
}

/** What is kept for later comes after what is wanted now. */
function firstMap(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(done, LONGEST_WAIT_MS)
    const stop = store.subscribe(({ shown }) => shown && done())
    function done() {
      clearTimeout(timer)
      stop()
      resolve()
    }
  })
}

const LONGEST_WAIT_MS = 15_000

async function begin(
  container: ServiceWorkerContainer,
  script: string,
  ready: (worker: ServiceWorker) => void,
): Promise<void> {
  const registration = await container.register(script)
  // The first one serves the next visit; there is no older version to take over from.
  if (registration.waiting && container.controller) ready(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const found = registration.installing
    found?.addEventListener('statechange', () => {
      if (found.state === 'installed' && container.controller) ready(found)
    })
  })
}
