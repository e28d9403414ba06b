// While the host opens a model it says how long a step may be silent; before and after it says nothing.
import { expect, test } from 'vitest'
import type { Open } from '../runtime/backend'
import { openSteps } from '../runtime/workers/steps'
import { createHost } from './host'
import { environment, ill, onlyCpu, openToy, quiet, request } from './testing/toyHost'

function listening() {
  const steps = openSteps()
  const said: (number | null)[] = []
  steps.onChange(() => said.push(steps.allowed.step))
  return { steps, said }
}

test('a device has a minute to open, a step of a small model ten seconds, and a call about it none', async () => {
  const { steps, said } = listening()
  const host = createHost({ ...environment, open: onlyCpu, steps })
  await host.start(null)
  expect(said).toEqual([60, null])
  await openToy(host)
  expect(said).toEqual([60, null, 10, null])
  await host.explain(request('gradcam', 0), quiet)
  expect(said).toHaveLength(4)
})

test('the more bytes there are to open, the longer a step may take; a failure ends that', async () => {
  const { steps, said } = listening()
  const host = createHost({ ...environment, open: onlyCpu, steps })
  await host.start(null)
  const files = [{ path: 'huge.onnx', file: new File([new Uint8Array(50e6)], 'huge.onnx') }]
  await expect(host.openModel({ kind: 'files', files }, null, quiet)).rejects.toMatchObject({
    name: 'UnsupportedModel',
  })
  expect(said.slice(2)).toEqual([10, 35, null])
})

test('a model that opens again on a fresh device has its steps too', async () => {
  const { steps, said } = listening()
  let broken = false
  const open: Open = async (...attempt) => {
    const device = await ill({ dead: () => broken, kill: () => {} })(...attempt)
    broken = false
    return device
  }
  const host = createHost({ ...environment, open, steps })
  await host.start(null)
  const { card } = await openToy(host)
  const before = said.length
  broken = true
  await host.classify(card.guess)
  expect(said.slice(before)).toEqual([60, 10, null])
})
