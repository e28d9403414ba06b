// Lines of a stream, as they come; one that is too long is passed over without being kept.
import type { Readable } from 'node:stream'

/** A base64 picture of 45 MB and its id. */
export const LONGEST_LINE = 64 * 2 ** 20

export type Line =
  | { readonly number: number; readonly text: string }
  | { readonly number: number; readonly text: null }

/** `text` is null for a line beyond the limit. The stream is read no faster than the lines are taken. */
export async function* linesOf(input: Readable, longest = LONGEST_LINE): AsyncGenerator<Line> {
  let parts: Buffer[] = []
  let length = 0
  let number = 1
  const take = (): Line => {
    const text = length > longest ? null : Buffer.concat(parts).toString('utf8').replace(/\r$/, '')
    const line = { number, text }
    parts = []
    length = 0
    number++
    return line
  }
  for await (const chunk of input) {
    const bytes = chunk as Buffer
    let from = 0
    for (let end = bytes.indexOf(10, from); end >= 0; end = bytes.indexOf(10, from)) {
      keep(bytes.subarray(from, end))
      yield take()
      from = end + 1
    }
    keep(bytes.subarray(from))
  }
  if (length > 0) yield take()

  function keep(bytes: Buffer): void {
    length += bytes.length
    if (length > longest) parts = []
    else if (bytes.length > 0) parts.push(bytes)
  }
}
