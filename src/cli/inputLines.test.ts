import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { type Line, linesOf } from './inputLines'

async function all(chunks: readonly string[], longest: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const line of linesOf(Readable.from(chunks.map((text) => Buffer.from(text))), longest))
    lines.push(line)
  return lines
}

test('lines come whole, however they were cut; the last needs no end', async () => {
  expect(await all(['a', 'b\r\n', 'é', '\n\nc'], 100)).toEqual([
    { number: 1, text: 'ab' },
    { number: 2, text: 'é' },
    { number: 3, text: '' },
    { number: 4, text: 'c' },
  ])
})

test('a line that is too long is told by its number, and not kept; the next is read', async () => {
  const long = Array.from({ length: 50 }, () => 'x'.repeat(100))
  expect(await all([...long, '\nb\n', 'y'.repeat(11)], 10)).toEqual([
    { number: 1, text: null },
    { number: 2, text: 'b' },
    { number: 3, text: null },
  ])
})

test('who writes waits until lines are taken: little more is read than was asked for', async () => {
  let written = 0
  const endless = new Readable({
    highWaterMark: 100,
    read() {
      written++
      this.push('a picture\n'.repeat(10))
    },
  })
  const lines = linesOf(endless)
  for (let i = 0; i < 30; i++) expect((await lines.next()).value?.text).toBe('a picture')
  expect(written).toBeLessThan(6)
  await lines.return(undefined)
  expect(endless.destroyed).toBe(true)
})
