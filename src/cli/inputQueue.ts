// The lines that a worker answers: a few are read ahead, no more; SIGTERM ends them after those that were read.
import type { Readable } from 'node:stream'
import { type Line, linesOf } from './inputLines'

/** Lines without anything on them are no requests. */
export async function* inputLines(input: Readable): AsyncGenerator<Line> {
  // What was read is answered; what comes later is not read any more.
  const stop = () => input.push === undefined || void input.destroy()
  process.once('SIGTERM', stop)
  try {
    for await (const line of linesOf(input)) if (line.text === null || line.text.trim() !== '') yield line
  } catch (error) {
    // A stream that was ended by us breaks off.
    if ((error as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw error
  } finally {
    process.removeListener('SIGTERM', stop)
  }
}
