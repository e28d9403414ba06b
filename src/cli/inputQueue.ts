// The lines that a worker answers, read no faster than they are answered; SIGTERM ends them.
import type { Readable } from 'node:stream'
import { type Line, linesOf } from './inputLines'

/** Lines without anything on them are no requests. */
export async function* inputLines(input: Readable): AsyncGenerator<Line> {
  let stopped = false
  const stop = () => {
    stopped = true
    input.destroy()
  }
  process.once('SIGTERM', stop)
  try {
    for await (const line of linesOf(input)) {
      if (line.text === null || line.text.trim() !== '') yield line
      if (stopped) return
    }
  } catch (error) {
    // A stream that is ended by us breaks off.
    if (!stopped) throw error
  } finally {
    process.removeListener('SIGTERM', stop)
  }
}
