// Masked copies against bare forwards of one model on a GPU's backend, in a page; onnxruntime-web beside it.
import { memory, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { localScorers } from '../../src/engine/scoring/localScorers'
import type { MaskJob } from '../../src/engine/types'
import { filesFromUrl, openArtifacts, readArtifacts } from '../../src/models/open'
import type { OpenModel } from '../../src/models/types'
import { writtenFile } from '../../src/models/written/nativeFile'
import { openWebgl } from '../../src/runtime/backends/webgl/open'
import { findRenderer } from '../../src/runtime/backends/webgl/renderer'
import { findAdapter } from '../../src/runtime/backends/webgpu/adapter'
import { openWebgpu } from '../../src/runtime/backends/webgpu/device'
import type { Device } from '../../src/runtime/device'
import { patiently } from '../../src/runtime/device'
import { openTensorFlow } from '../../src/tfjs/openTensorFlow'
import { watchKernels } from '../../src/tfjs/watchKernels'
import { type Counts, countCalls, counted } from './counts'

const MASKS = 64

countCalls()
let device: Device
let model: OpenModel
let picture: Float32Array
let size: readonly [number, number, number]

/** What computes, in its own words. */
async function open(backend: 'webgpu' | 'webgl', address: string): Promise<string> {
  device = await openTensorFlow(async () =>
    backend === 'webgl' ? openWebgl(findRenderer()) : openWebgpu(await patiently(findAdapter)),
  )
  model = await openArtifacts(await readArtifacts(await filesFromUrl({ url: address })))
  const [h = 224, w = 224, c = 3] = model.classifier.inputShape.map((side) => side ?? 224)
  size = [h, w, c]
  picture = Float32Array.from({ length: h * w * c }, (_, i) => Math.sin(i * 0.00137) * Math.cos(i * 0.0371))
  return `${device.label ?? backend}${device.software ? ' (emulated on the processor)' : ''}`
}

function jobOf(): MaskJob {
  const maps = {
    data: Float32Array.from({ length: 7 * 7 * MASKS }, (_, i) => Math.sin(i)),
    shape: [7, 7, MASKS] as const,
  }
  return {
    picture: { data: picture, shape: [1, ...size] },
    source: { kind: 'channels', maps, convention: 'torchcam' },
    count: MASKS,
    target: { kind: 'logit', classIndex: 0 },
  }
}

export interface Work {
  /** Milliseconds, of several turns. */
  readonly ms: readonly number[]
  readonly counts: Counts
  /** How often each kernel ran. */
  readonly kernels: Readonly<Record<string, number>>
  /** Bytes that the backend holds afterwards. */
  readonly held: number
}

async function measured(turns: number, work: () => Promise<unknown>): Promise<Work> {
  // Compiles, and fills the free lists.
  await work()
  const kernels: Record<string, number> = {}
  const end = watchKernels({
    ran: ({ kernel }) => {
      kernels[kernel] = (kernels[kernel] ?? 0) + 1
    },
  })
  const counts = await counted(work).finally(end)
  const ms: number[] = []
  for (let turn = 0; turn < turns; turn++) {
    const begin = performance.now()
    await work()
    ms.push(performance.now() - begin)
  }
  return { ms, counts, kernels, held: memory().numBytes }
}

/** One chunk, bare and masked, as a run of Score-CAM computes it. */
async function chunk(copies: number, turns: number): Promise<{ readonly bare: Work; readonly masked: Work }> {
  const { network, input, logits } = model.classifier
  const [h, w, c] = size
  const pictures: Tensor4D = tensor4d(
    Float32Array.from({ length: copies * h * w * c }, (_, i) => picture[i % picture.length] ?? 0),
    [copies, h, w, c],
  )
  device.chunked(true)
  const { scorers, close } = await localScorers(model.classifier, { chunk: copies })(jobOf())
  const indices = Array.from({ length: copies }, (_, i) => i)
  try {
    const bare = await measured(turns, async () => {
      const [found] = network.run({ [input]: pictures }, [logits])
      await found?.data()
      found?.dispose()
    })
    const masked = await measured(turns, async () => scorers[0]?.score({ indices, gain: 1 }))
    return { bare, masked }
  } finally {
    await close()
    pictures.dispose()
    device.chunked(false)
  }
}

/** A turn that compiles, and those that count. */
async function turnsOf(turns: number, work: () => Promise<unknown>): Promise<readonly number[]> {
  const ms: number[] = []
  for (let turn = -1; turn < turns; turn++) {
    const begin = performance.now()
    await work()
    if (turn >= 0) ms.push(performance.now() - begin)
  }
  return ms
}

const batchOf = (copies: number) => {
  const [h, w, c] = size
  return Float32Array.from({ length: copies * h * w * c }, (_, i) => picture[i % picture.length] ?? 0)
}

/** The same weights as an ONNX file, bare, by onnxruntime-web at that address, pictures on the GPU as ours are: milliseconds of each turn. */
async function onnxruntime(address: string, copies: number, turns: number): Promise<readonly number[]> {
  const [h, w, c] = size
  const two = tensor4d(Float32Array.from([...picture, ...picture]), [2, h, w, c])
  const { bytes, input } = await writtenFile(model, two)
  two.dispose()
  const ort = await import(/* @vite-ignore */ `${address}ort.webgpu.min.mjs`)
  ort.env.wasm.wasmPaths = address
  const session = await ort.InferenceSession.create(bytes, { executionProviders: ['webgpu'] })
  const gpu: GPUDevice = await ort.env.webgpu.device
  const data = batchOf(copies)
  const buffer = gpu.createBuffer({
    size: data.byteLength,
    usage: GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_DST | GPUBufferUsage.COPY_SRC,
  })
  gpu.queue.writeBuffer(buffer, 0, data)
  const dims = [copies, h, w, c]
  const feeds = { [input]: ort.Tensor.fromGpuBuffer(buffer, { dataType: 'float32', dims }) }
  const ms = await turnsOf(turns, () => session.run(feeds))
  await session.release()
  buffer.destroy()
  return ms
}

/** A .tflite of the same architecture for that many pictures, by LiteRT.js in float32: milliseconds of each turn. */
async function litert(address: string, copies: number, turns: number): Promise<readonly number[]> {
  const lite = await import(/* @vite-ignore */ `${address}litert.js`)
  loaded ??= lite.loadLiteRt(`${address}wasm/`)
  await loaded
  const net = await lite.loadAndCompile(`${address}${copies}.tflite`, {
    accelerator: 'webgpu',
    gpuOptions: { precision: 'fp32' },
  })
  const input = await new lite.Tensor(batchOf(copies), [copies, ...size]).moveTo('webgpu')
  const ms = await turnsOf(turns, async () => {
    for (const output of await net.run([input])) await (await output.moveTo('wasm')).delete()
  })
  const whole: boolean = net.isFullyAccelerated
  input.delete()
  net.delete()
  if (!whole) throw new Error('LiteRT.js computes a part of it on the processor')
  return ms
}
let loaded: Promise<unknown> | undefined

const speed = { open, chunk, onnxruntime, litert }
export type Speed = typeof speed
Object.assign(window, { speed })
