import { expect, test } from 'vitest'
import { failure } from '../errors'
import type { Open } from '../runtime/backend'
import { openCpu } from '../runtime/backends/cpu/open'
import { Refused } from '../runtime/device'
import type { BackendReport } from '../runtime/types'
import { createHost } from './host'
import { environment, ill, openToy, quiet, request } from './testing/toyHost'

test('a lost device costs no call: it goes on with a fresh one, then on the next backend', async () => {
  const opened: string[] = []
  let lost = 0
  const open: Open = async ({ name }) => {
    if (name !== 'webgpu' && name !== 'cpu') throw new Refused(`there is no ${name} here`)
    opened.push(name)
    const device = await openCpu()
    if (name === 'cpu') return device
    const check = async () => {
      if (lost-- > 0) throw failure('DeviceLost', 'The GPU (test) stopped answering; try again.')
    }
    return { ...device, name, check }
  }
  const host = createHost({ ...environment, open })
  const changes: BackendReport[] = []
  await host.start(null, (report) => void changes.push(report))
  await openToy(host)
  const { tensors } = await host.memory()
  const map = await host.explain(request('gradcam', 0), quiet)
  lost = 1
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  expect([opened, changes]).toEqual([['webgpu', 'webgpu'], []])
  lost = 1
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  expect(opened).toEqual(['webgpu', 'webgpu', 'cpu'])
  const refused = { name: 'webgpu', why: 'The GPU (test) stopped answering.' }
  expect(changes).toMatchObject([{ name: 'cpu', refused: expect.arrayContaining([refused]) }])
  expect(await host.start(null)).toEqual(changes[0])
  expect((await host.memory()).tensors).toBe(tensors)
})

test('a backend that was asked for and died twice gives way as well; where all are gone the call fails', async () => {
  let lost = 0
  const open: Open = async ({ name }) => {
    if (name !== 'webgpu') throw new Refused(`there is no ${name} here`)
    const check = async () => {
      if (lost-- > 0) throw failure('DeviceLost', 'The GPU (test) stopped answering; try again.')
    }
    return { ...(await openCpu()), name, check }
  }
  const host = createHost({ ...environment, open })
  await host.start('webgpu')
  await openToy(host)
  lost = 9
  await expect(host.explain(request('gradcam', 0), quiet)).rejects.toMatchObject({ name: 'DeviceLost' })
})

test('a GPU that is lost while nothing runs counts as well', async () => {
  const opened: string[] = []
  const lose: (() => void)[] = []
  const open: Open = async ({ name }) => {
    if (name !== 'webgpu' && name !== 'cpu') throw new Refused(`there is no ${name} here`)
    opened.push(name)
    const device = await openCpu()
    if (name === 'cpu') return device
    const lost = new AbortController()
    lose.push(() => lost.abort(failure('DeviceLost', 'The GPU (test) stopped answering; try again.')))
    return { ...device, name, lost: lost.signal, dead: () => lost.signal.aborted }
  }
  const host = createHost({ ...environment, open })
  await host.start(null)
  await openToy(host)
  const map = await host.explain(request('gradcam', 0), quiet)
  for (const end of [0, 1]) {
    lose[end]?.()
    expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  }
  expect(opened).toEqual(['webgpu', 'webgpu', 'cpu'])
})

/** A GPU whose memory is full for the next checks. */
async function withFullGpu() {
  let full = 0
  const check = async () => {
    if (full-- > 0) throw failure('OutOfMemory', 'The GPU (test) ran out of memory; close other tabs.')
  }
  const host = createHost({ ...environment, open: ill({ check }) })
  await host.start(null)
  await openToy(host)
  const fillFor = (checks: number) => {
    full = checks
  }
  return { host, fillFor }
}

test('a masked run that goes out of memory is tried again in smaller chunks', async () => {
  const { host, fillFor } = await withFullGpu()
  const steps = async () => {
    const done: number[] = []
    const { heatmap } = await host.explain(request('scorecam', 1), (p) => void done.push(p.done))
    return { heatmap, done: done.filter((n) => n > 0) }
  }
  const usual = await steps()
  fillFor(1)
  const again = await steps()
  // Four at once, then one at once.
  const total = usual.done.at(-1) ?? 0
  expect(usual.done.length).toBe(Math.ceil(total / 4))
  expect(again.done.slice(-total)).toEqual(Array.from({ length: total }, (_, i) => i + 1))
  for (const [i, value] of usual.heatmap.data.entries()) expect(again.heatmap.data[i]).toBeCloseTo(value, 5)
  fillFor(1)
  await expect(host.explain(request('gradcam', 1), quiet)).rejects.toMatchObject({ name: 'OutOfMemory' })
})

test('metrics that go out of memory are measured again in smaller chunks, to the same figures', async () => {
  const { host, fillFor } = await withFullGpu()
  const { heatmap } = await host.explain(request('gradcam', 1), quiet)
  const asked = { map: heatmap, classIndex: 1 }
  const usual = await host.topTenth(asked, quiet)
  const whole = await host.measure(asked, quiet)
  fillFor(1)
  expect(await host.topTenth(asked, quiet)).toEqual({
    score: expect.closeTo(usual.score, 5),
    hidden: expect.closeTo(usual.hidden, 5),
    random: expect.closeTo(usual.random, 5),
    beaten: usual.beaten,
    draws: usual.draws,
  })
  fillFor(1)
  expect((await host.measure(asked, quiet)).deletion.auc).toBeCloseTo(whole.deletion.auc, 5)
  fillFor(9)
  await expect(host.topTenth(asked, quiet)).rejects.toMatchObject({ name: 'OutOfMemory' })
})

test('a device whose reads never settle any more does not hold up its call', async () => {
  const losing = new AbortController()
  const lost = losing.signal
  const host = createHost({ ...environment, open: ill({ lost }) })
  await host.start(null)
  await openToy(host)
  const never = () => {
    if (lost.aborted) return
    losing.abort(failure('DeviceLost', 'The GPU (test) stopped answering; try again.'))
    return new Promise<void>(() => {})
  }
  const { heatmap } = await host.explain(request('gradcam', 1), never)
  expect(heatmap.data.length).toBe(64)
})

test('smaller chunks are for the model that needed them: the next one runs in full size', async () => {
  const { host, fillFor } = await withFullGpu()
  const steps = async () => {
    const done: number[] = []
    await host.explain(request('scorecam', 1), (p) => void done.push(p.done))
    return done.filter((n) => n > 0).length
  }
  const usual = await steps()
  fillFor(1)
  await steps()
  const small = await steps()
  expect(small).toBeGreaterThan(usual)
  await openToy(host)
  expect(await steps()).toBe(usual)
})
