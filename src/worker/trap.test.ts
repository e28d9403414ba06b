// A trap inside WebAssembly ends that instance and nothing else: the model and the picture come back on a new one.
import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { failure } from '../errors'
import { forceDevice } from '../runtime/backend'
import { createHost } from './host'
import { environment, openToy, quiet, request, wasm } from './testing/toyHost'

/** Reads where the instance has no memory. */
async function trap(): Promise<void> {
  const [x, at] = [tf.tensor1d([1, 2, 3]), tf.tensor2d([2 ** 29], [1, 1], 'int32')]
  try {
    tf.gatherND(x, at).dispose()
  } finally {
    tf.dispose([x, at])
  }
}

const open = ({ name }: { readonly name: string }) =>
  name === 'wasm' ? forceDevice('wasm', wasm) : Promise.reject(failure('BadRecipe', 'wasm alone'))

async function opened() {
  const host = createHost({ ...environment, open })
  await host.start(null)
  await openToy(host)
  return { host, map: await host.explain(request('gradcam', 0), quiet), ...(await host.memory()) }
}

test('a trap under a map fails it in one named sentence; the next map is right, on a new instance', async () => {
  const { host, map, tensors } = await opened()
  const failed = host.explain(request('gradcam', 0), () => trap())
  await expect(failed).rejects.toMatchObject({
    name: 'UnsupportedModel',
    message: expect.stringMatching(
      /^The model ".*" made WebAssembly stop \(.+\); .*Take another model or backend\.$/,
    ),
  })
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  expect((await host.memory()).tensors).toBe(tensors)
  // No instance is to blame: the backend stays.
  expect((await host.start(null)).name).toBe('wasm')
})

test('whoever swallows the trap, no answer of that instance is believed', async () => {
  const { host, map } = await opened()
  const failed = host.explain(request('gradcam', 0), () => trap().catch(() => {}))
  await expect(failed).rejects.toMatchObject({ name: 'UnsupportedModel' })
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
})

test('a model that traps as it opens costs neither the model before nor the one after', async () => {
  const { host, map, tensors } = await opened()
  const files = { kind: 'files', files: [] } as const
  await expect(host.openModel(files, null, quiet)).rejects.toBeInstanceOf(Error)
  const breaking = openToyWith(host, async ({ phase }) => {
    if (phase === 'compiling') await trap()
  })
  await expect(breaking).rejects.toMatchObject({ name: 'UnsupportedModel' })
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  await openToy(host)
  expect((await host.explain(request('gradcam', 0), quiet)).heatmap).toEqual(map.heatmap)
  expect((await host.memory()).tensors).toBe(tensors)
})

type Host = ReturnType<typeof createHost>

async function openToyWith(host: Host, report: Parameters<Host['openModel']>[2]) {
  const { toyModelFiles } = await import('./testing/toyModel')
  return host.openModel({ kind: 'files', files: toyModelFiles() }, null, report)
}
