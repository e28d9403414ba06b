import { expect, test } from 'vitest'
import type { Beat } from '../runtime/workers/beat'
import { openEarly } from './earlyEngine'

/** A worker as the page sees it. */
class FakeWorker extends EventTarget {
  ended = 0
  terminate() {
    this.ended++
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
}

const beat = (longest: number): Beat => ({ heartbeat: true, lock: 'life', longest })

function early() {
  const worker = new FakeWorker()
  return { worker, engine: openEarly(() => worker as unknown as Worker) }
}

test('whoever takes it hears what it said before, and what it says from then on', () => {
  const { worker, engine } = early()
  worker.say(beat(1))
  worker.say({ id: 'no beat' })
  const handle = engine.take()
  const heard: number[] = []
  handle?.onBeat?.(({ longest }) => heard.push(longest))
  worker.say(beat(2))
  expect(heard).toEqual([1, 2])
  expect(handle?.endpoint).toBe(worker)
  expect(worker.ended).toBe(0)
})

test('it is taken once', () => {
  const { engine } = early()
  expect(engine.take()).not.toBeNull()
  expect(engine.take()).toBeNull()
})

test('one that failed before is none, and its successor is started as ever', () => {
  const { worker, engine } = early()
  worker.dispatchEvent(new Event('error'))
  expect(engine.take()).toBeNull()
  expect(worker.ended).toBe(1)
})
