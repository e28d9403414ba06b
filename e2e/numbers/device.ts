// The backends of the page: cpu, and those of GPUs, opened as the worker opens them, with nothing computed beside them.
import '@tensorflow/tfjs-backend-cpu'
import { env, memory, setBackend } from '@tensorflow/tfjs-core'
import { backendCards } from '../../src/runtime/backends/cards'
import { openWebgl } from '../../src/runtime/backends/webgl/open'
import { findRenderer } from '../../src/runtime/backends/webgl/renderer'
import { findAdapter } from '../../src/runtime/backends/webgpu/adapter'
import { openWebgpu } from '../../src/runtime/backends/webgpu/device'
import type { Device } from '../../src/runtime/device'
import { patiently } from '../../src/runtime/device'
import { distance } from '../../src/tfjs/gradients/cases'
import { openTensorFlow } from '../../src/tfjs/openTensorFlow'

export type GpuName = 'webgl' | 'webgpu'

export interface Check {
  readonly family: string
  readonly name: string
  /** Opens what `run` needs and leaves open. */
  readonly prepare?: () => Promise<void>
  readonly run: () => Promise<Float32Array>
  readonly within?: number
}

export interface Compared {
  readonly gpu: GpuName
  readonly name: string
  /** Length of the difference to cpu over the length of cpu's answer. */
  readonly error: number
  /** What that may be. */
  readonly within: number
  /** Length of cpu's answer: what is zero everywhere would agree with anything. */
  readonly length: number
  /** Tensors and bytes more than before. */
  readonly left: readonly [number, number]
  /** What the device said instead of an answer. */
  readonly failed: string | null
}

const devices = new Map<GpuName, Device>()

export async function openGpu(name: GpuName): Promise<void> {
  const device = await openTensorFlow(
    async () => (name === 'webgl' ? openWebgl(findRenderer()) : openWebgpu(await patiently(findAdapter))),
    ...backendCards,
  )
  // Else small tensors never reach the GPU.
  env().set(name === 'webgl' ? 'WEBGL_CPU_FORWARD' : 'WEBGPU_CPU_FORWARD', false)
  devices.set(name, device)
}

/** A device that failed once is opened anew, so that one failure is not told as many. */
async function onGpu(gpu: GpuName, run: () => Promise<Float32Array>): Promise<Float32Array | Error> {
  await setBackend(gpu)
  try {
    const found = await run()
    await devices.get(gpu)?.check()
    return found
  } catch (error) {
    devices.get(gpu)?.close()
    await openGpu(gpu)
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** On cpu once, and on each GPU that is open. */
async function compared(check: Check): Promise<Compared[]> {
  await setBackend('cpu')
  await check.prepare?.()
  const exact = await check.run()
  const found: Compared[] = []
  for (const gpu of devices.keys()) found.push(await comparedOn(gpu, check, exact))
  return found
}

async function comparedOn(gpu: GpuName, check: Check, exact: Float32Array): Promise<Compared> {
  const { name, prepare, run, within = 1e-4 } = check
  await setBackend(gpu)
  await prepare?.()
  const before = memory()
  const found = await onGpu(gpu, run)
  const failed = found instanceof Error ? `${found.message} ${found.cause ?? ''}` : null
  const error = found instanceof Error ? Number.NaN : distance(found, exact)
  const after = memory()
  const left = [after.numTensors - before.numTensors, after.numBytes - before.numBytes] as const
  return { gpu, name, error, within, length: Math.hypot(...exact), left, failed }
}

/** What a page offers of its checks: their families, and the comparison of one family. */
export function offered(checks: readonly Check[]) {
  return {
    families: () => [...new Set(checks.map(({ family }) => family))],
    async compare(family: string): Promise<Compared[]> {
      const found: Compared[] = []
      for (const check of checks) if (check.family === family) found.push(...(await compared(check)))
      return found
    },
  }
}
