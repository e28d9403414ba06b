// A lock that a worker holds as long as it lives. The browser lets it go when the worker ends, however it ends and
// whatever it was doing: that tells a dead worker from one that is deep in a long computation.
// Where there are no locks (plain http, Node) both sides go without.

type Locks = Pick<LockManager, 'request'>

const present = (): Locks | undefined => (globalThis.navigator as Partial<Navigator> | undefined)?.locks

/** The name of the lock that this thread holds from now on; null where there are none. */
export function holdLifeLock(locks = present()): Promise<string | null> {
  if (!locks) return Promise.resolve(null)
  const name = `limelight worker ${crypto.randomUUID()}`
  return new Promise((resolve) => {
    const held = () => {
      resolve(name)
      return new Promise<never>(() => {})
    }
    locks.request(name, held).catch(() => resolve(null))
  })
}

/** Calls back once the thread that holds the lock is gone. @returns ends the wait */
export function whenReleased(name: string, gone: () => void, locks = present()): () => void {
  const abort = new AbortController()
  // Refused where locks are, or ended below.
  locks?.request(name, { signal: abort.signal }, gone).catch(() => undefined)
  return () => abort.abort()
}
