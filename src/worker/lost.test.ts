import { expect, test } from 'vitest'
import { failure } from '../errors'
import type { Open } from '../runtime/backend'
import { openCpu } from '../runtime/backends/cpu/open'
import { Refused } from '../runtime/device'
import { createHost } from './host'
import { around, ill, openToy, quiet, request } from './testing/toyHost'

test('a lost device fails its call; the next one runs on a fresh device, then on the next backend', async () => {
  const opened: string[] = []
  let lost = false
  const open: Open = async ({ name }) => {
    if (name === 'webgl' || name === 'wasm') throw new Refused(`there is no ${name} here`)
    opened.push(name)
    const device = await openCpu()
    if (name === 'cpu') return device
    const check = async () => {
      if (lost) throw failure('DeviceLost', 'The GPU (test) stopped answering; try again.')
    }
    return { ...device, name, check }
  }
  const host = createHost({ ...around, open })
  await host.start(null)
  await openToy(host)
  const map = await host.explain(request('gradcam', 0), quiet)
  for (let death = 0; death < 2; death++) {
    lost = true
    await expect(host.explain(request('gradcam', 0), quiet)).rejects.toMatchObject({ name: 'DeviceLost' })
    lost = false
    expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  }
  expect(opened).toEqual(['webgpu', 'webgpu', 'cpu'])
  const report = await host.start(null)
  expect(report.refused).toContainEqual({
    name: 'webgpu',
    why: 'The GPU (test) stopped answering; try again.',
  })
})

test('a masked run that goes out of memory is tried again in smaller chunks', async () => {
  let full = 0
  const check = async () => {
    if (full-- > 0) throw failure('OutOfMemory', 'The GPU (test) ran out of memory; close other tabs.')
  }
  const host = createHost({ ...around, open: ill({ check }) })
  await host.start(null)
  await openToy(host)
  const steps = async () => {
    const done: number[] = []
    const { heatmap } = await host.explain(request('scorecam', 1), (p) => void done.push(p.done))
    return { heatmap, done: done.filter((n) => n > 0) }
  }
  const usual = await steps()
  full = 1
  const again = await steps()
  expect(usual.done).toEqual([4, 6])
  expect(again.done.slice(-6)).toEqual([1, 2, 3, 4, 5, 6])
  for (const [i, value] of usual.heatmap.data.entries()) expect(again.heatmap.data[i]).toBeCloseTo(value, 5)
  full = 1
  await expect(host.explain(request('gradcam', 1), quiet)).rejects.toMatchObject({ name: 'OutOfMemory' })
})

test('a device whose reads never settle any more does not hold up its call', async () => {
  let lose = (_: Error) => {}
  const lost = new Promise<Error>((resolve) => {
    lose = resolve
  })
  const host = createHost({ ...around, open: ill({ lost }) })
  await host.start(null)
  await openToy(host)
  const never = () => {
    lose(failure('DeviceLost', 'The GPU (test) stopped answering; try again.'))
    return new Promise<void>(() => {})
  }
  await expect(host.explain(request('gradcam', 1), never)).rejects.toMatchObject({ name: 'DeviceLost' })
})
