// What hangs while it opens something is told from what is slow.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Kernels, startHeartbeat } from './heartbeat'
import { openSteps, stepSeconds } from './steps'
import { never, seconds, watched } from './testing/watched'

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

test('who opens says how long its next step may be silent: ten seconds for a short one, and nobody waits longer', async () => {
  for (const [silence, longest, last] of [
    [10, 0, 10],
    [25, 0, 25],
    // Kernels that took long may do so again.
    [10, 500, 20],
    [90, 0, 60],
  ] as const) {
    const { watch, beatWith } = watched()
    watch.hold(never()).catch(() => {})
    beatWith({ silence, longest })
    await seconds(last)
    expect(watch.dead()).toBe(false)
    await seconds(1)
    expect(watch.dead()).toBe(true)
  }
})

test('who hangs before it says anything of what it should open is dead within ten seconds', async () => {
  const { watch, beat } = watched()
  beat()
  await seconds(3)
  watch.hold(never()).catch(() => {})
  await seconds(9)
  expect(watch.dead()).toBe(true)
})

test('once it is open, the old patience holds again', async () => {
  const { watch, beat, beatWith } = watched()
  watch.hold(never()).catch(() => {})
  beatWith({ silence: 60 })
  await seconds(30)
  beat()
  await seconds(9)
  expect(watch.dead()).toBe(true)
})

test('an opening beats at each change of what a step may take, and around the first run of a kernel that compiles', async () => {
  const said: (number | undefined)[] = []
  let kernels: Kernels = { begins: () => {}, ran: () => {} }
  const steps = openSteps()
  const during = (each: Kernels) => {
    kernels = each
  }
  await startHeartbeat({ post: ({ silence }) => said.push(silence), during, steps })
  const run = (kernel: string) => {
    kernels.begins(kernel)
    kernels.ran()
  }
  run('Relu')
  steps.allow(stepSeconds(6e6), 60)
  for (const kernel of ['Relu', 'Relu', 'Conv2D']) run(kernel)
  // Where nothing compiles a kernel is a step like another.
  steps.allow(stepSeconds())
  run('MatMul')
  steps.allow(stepSeconds())
  steps.allow(null)
  run('Conv2D')
  expect(said).toEqual([undefined, 13, 60, 13, 60, 13, 10, undefined])
})
