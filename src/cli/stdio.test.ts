// An answer that cannot be written: without a reader nothing is said, without room one sentence.
import { afterEach, expect, test, vi } from 'vitest'
import { say } from './stdio'

afterEach(() => vi.restoreAllMocks())

type Done = (error?: Error | null) => void
/** Behind the text, with an encoding before it or without. */
const doneOf = (rest: readonly unknown[]) => rest.at(-1) as Done

function streams(code: string | null) {
  const told: string[] = []
  const error = code === null ? null : Object.assign(new Error(code), { code })
  vi.spyOn(process.stdout, 'write').mockImplementation((_text, ...rest: unknown[]) => {
    doneOf(rest)(error)
    return true
  })
  vi.spyOn(process.stderr, 'write').mockImplementation((text, ...rest: unknown[]) => {
    told.push(String(text))
    doneOf(rest)()
    return true
  })
  return told
}

test.each([
  [null, true, []],
  ['EPIPE', false, []],
  ['ENOSPC', false, ['The answer cannot be written: the disk is full; make room and run it again.\n']],
])('%s', async (code, written, sentences) => {
  const told = streams(code)
  expect(await say('{}')).toBe(written)
  expect(told).toEqual(sentences)
})
