import { expect, test } from 'vitest'
import { collect } from './collect'
import { piecesOf } from './pieces'

const sent = Array.from({ length: 9 }, (_, i) => Uint8Array.from({ length: 70_000 }, (__, j) => i * 7 + j))
const expected = sent.flatMap((piece) => [...piece])

function stream(type: 'bytes' | undefined): ReadableStream<Uint8Array> {
  const rest = sent.map((piece) => piece.slice())
  const source = {
    pull(controller: ReadableByteStreamController | ReadableStreamDefaultController) {
      const piece = rest.shift()
      if (piece) controller.enqueue(piece as Uint8Array<ArrayBuffer>)
      else {
        controller.close()
        if ('byobRequest' in controller) controller.byobRequest?.respond(0)
      }
    },
  }
  return type
    ? new ReadableStream({ ...source, type } as UnderlyingByteSource)
    : (new ReadableStream(source as UnderlyingDefaultSource<Uint8Array>) as ReadableStream<Uint8Array>)
}

async function whole(type: 'bytes' | undefined, total: number | null) {
  const { next } = piecesOf(stream(type))
  const collected = collect(total)
  const buffers = new Set<number>()
  for (let piece = await next(); piece; piece = await next()) {
    buffers.add(piece.buffer.byteLength)
    collected.add(piece)
  }
  return { bytes: [...new Uint8Array(collected.whole())], buffers: [...buffers] }
}

test.each([
  ['of bytes, size stated', 'bytes', expected.length],
  ['of bytes, size unknown', 'bytes', null],
  ['of bytes, size stated too small', 'bytes', 1000],
  ['of anything, size stated', undefined, expected.length],
  ['of anything, size unknown', undefined, null],
] as const)('a stream %s gives all that was sent', async (_, type, total) => {
  expect((await whole(type, total)).bytes).toEqual(expected)
})

test('a stream of bytes is read into one buffer', async () => {
  expect((await whole('bytes', expected.length)).buffers).toEqual([2 ** 18])
})
