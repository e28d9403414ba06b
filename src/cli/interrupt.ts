// Ctrl-C, where what was done so far is to be told: the first ends the work in order, the second at once.

interface Interrupt {
  readonly signal: AbortSignal
  /** Ctrl-C ends the command at once again. */
  release(): void
}

/** @param said what happens next, in one line on standard error */
function onInterrupt(said: string): Interrupt {
  const stop = new AbortController()
  const heard = () => {
    process.stderr.write(`\n${said}\n`)
    stop.abort()
  }
  process.once('SIGINT', heard)
  return { signal: stop.signal, release: () => void process.removeListener('SIGINT', heard) }
}

/** With a report to write, Ctrl-C ends the work, not the command. */
export async function untilStopped<T>(
  report: string | null,
  work: (signal: AbortSignal | null) => Promise<T>,
): Promise<T> {
  if (report === null) return work(null)
  const { signal, release } = onInterrupt(
    'Stopping after this picture, with a report of what is done; Ctrl-C again stops at once.',
  )
  return work(signal).finally(release)
}
