import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { failure } from '../../errors'
import { BEAT, type Beat } from './beat'
import { type Kernels, startHeartbeat } from './heartbeat'
import { holdLifeLock, whenReleased } from './lifeLock'
import { LOADING } from './pulse'
import { never, seconds, watched } from './testing/watched'

beforeEach(() => vi.useFakeTimers())
afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
})

/** Beats for so many seconds. */
async function beating(beat: () => void, count: number) {
  for (let passed = 0; passed < 1000 * count; passed += BEAT) {
    beat()
    await vi.advanceTimersByTimeAsync(BEAT)
  }
}

test('a worker that beats lives, however long its work takes; one that falls silent is dead within ten seconds', async () => {
  const { watch, beat, ended } = watched()
  const held = watch.hold(never())
  const failed = expect(held).rejects.toMatchObject({
    name: 'WorkerLost',
    message: 'It stopped because it has given no sign of life for 9 seconds.',
  })
  await beating(beat, 300)
  expect(watch.dead()).toBe(false)
  await seconds(10)
  await failed
  expect([watch.dead(), ended()]).toEqual([true, 1])
  await expect(watch.hold(never())).rejects.toMatchObject({ name: 'WorkerLost' })
})

test('a worker that has nothing to do dies of silence as well; one whose script still loads gets its time', async () => {
  const idle = watched()
  const loading = watched()
  await beating(idle.beat, 3)
  await seconds(10)
  expect([idle.watch.dead(), loading.watch.dead()]).toEqual([true, false])
  await seconds(LOADING.fetched)
  expect(loading.watch.dead()).toBe(true)
})

test('ten seconds of silence are told where more are borne, with what is left', async () => {
  const told: (number | null)[] = []
  const { watch, beat } = watched({ slow: (left) => told.push(left) })
  watch.hold(never(), { long: true }).catch(() => {})
  beat()
  await seconds(9)
  expect(told).toEqual([])
  await seconds(2)
  expect(told).toEqual([50])
  await seconds(40)
  expect(watch.dead()).toBe(false)
  // It was slow, and lives: what was told is taken back.
  beat()
  expect(told).toEqual([50, null])
  await seconds(11)
  expect(told).toEqual([50, null, 50])
  watch.cut(failure('WorkerLost', 'It was given up.'))
  expect(told).toEqual([50, null, 50, null])
})

test('who computes in long kernels may be silent for longer, for a minute at most; who opens, at once', async () => {
  const told: (number | null)[] = []
  const slow = watched({ slow: (left) => told.push(left) })
  slow.watch.hold(never()).catch(() => {})
  slow.beatWith({ longest: 2000 })
  await seconds(58)
  expect([slow.watch.dead(), told]).toEqual([false, [50]])
  await seconds(12)
  expect(slow.watch.dead()).toBe(true)

  const opening = watched()
  opening.watch.hold(never(), { long: true }).catch(() => {})
  opening.beat()
  await seconds(55)
  expect(opening.watch.dead()).toBe(false)
  await seconds(10)
  expect(opening.watch.dead()).toBe(true)
})

test('where a worker does the same over again a kernel may take five times as long as before', async () => {
  for (const [longest, alive] of [
    [1000, 8],
    [3000, 15],
  ] as const) {
    const { watch, beatWith } = watched()
    watch.hold(never(), { alike: true }).catch(() => {})
    beatWith({ longest })
    await seconds(alive)
    expect(watch.dead()).toBe(false)
    await seconds(2)
    expect(watch.dead()).toBe(true)
  }
})

test('without locks a thread of the worker beats for it: its silence is the end, also where long kernels are usual', async () => {
  const { watch, beatWith } = watched()
  let closed = 0
  const thread = { onmessage: () => {}, close: () => closed++ }
  const held = watch.hold(never())
  const failed = expect(held).rejects.toThrow('because it ended')
  beatWith({ thread: thread as unknown as MessagePort })
  await seconds(2)
  beatWith({ longest: 2000 })
  // Deep in a kernel of its own the worker is silent; its thread is not.
  for (let passed = 0; passed < 40; passed++) {
    thread.onmessage()
    await seconds(1)
  }
  expect(watch.dead()).toBe(false)
  await seconds(9)
  await failed
  expect(closed).toBe(1)
})

test('work that was called off gets ten seconds from then on', async () => {
  const { watch, beat } = watched()
  const abort = new AbortController()
  watch.hold(never(), { long: true, signal: abort.signal }).catch(() => {})
  beat()
  await seconds(40)
  abort.abort()
  await seconds(5)
  expect(watch.dead()).toBe(false)
  await seconds(5)
  expect(watch.dead()).toBe(true)
})

test('a worker beats while its loop turns, and between two kernels, but not at each of them', async () => {
  const beats: Beat[] = []
  let kernels: Kernels = { begins: () => {}, ran: () => {} }
  const during = (each: Kernels) => {
    kernels = each
  }
  await startHeartbeat({ post: (beat) => beats.push(beat), during })
  await vi.advanceTimersByTimeAsync(4 * BEAT)
  expect(beats).toHaveLength(5)
  const clock = vi.spyOn(performance, 'now')
  for (let kernel = 1; kernel <= 40; kernel++) {
    clock.mockReturnValue(4 * BEAT + kernel * (BEAT / 10))
    kernels.begins('Relu')
    clock.mockReturnValue(4 * BEAT + kernel * (BEAT / 10) + kernel)
    kernels.ran()
  }
  expect(beats.length).toBe(9)
  expect(beats.at(-1)?.longest).toBe(39)
})

/** As browsers have them: who asks for a lock that is held waits for its end. */
function fakeLocks() {
  const free = new Map<string, () => void>()
  const waiting = new Map<string, () => void>()
  const request = async (name: string, ...rest: unknown[]) => {
    const take = rest.at(-1) as () => unknown
    if (free.has(name)) return void waiting.set(name, take)
    free.set(name, () => waiting.get(name)?.())
    await take()
  }
  return {
    locks: { request } as unknown as LockManager,
    end: () => free.forEach((release) => void release()),
  }
}

test('the end of the thread that holds the lock is heard at once, also in a long computation', async () => {
  const { locks, end } = fakeLocks()
  const name = await holdLifeLock(locks)
  let gone = 0
  whenReleased(name ?? '', () => gone++, locks)
  expect(gone).toBe(0)
  end()
  expect(gone).toBe(1)
  expect(await holdLifeLock(undefined)).toBeNull()
})
