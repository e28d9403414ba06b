// The backends of the page: cpu, and one GPU's opened as the worker opens it, with nothing computed beside it.
import '@tensorflow/tfjs-backend-cpu'
import { env, memory, setBackend } from '@tensorflow/tfjs-core'
import { backendCards } from '../../src/runtime/backends/cards'
import { findRenderer, openWebgl } from '../../src/runtime/backends/webgl/open'
import { findAdapter } from '../../src/runtime/backends/webgpu/adapter'
import { openWebgpu } from '../../src/runtime/backends/webgpu/device'
import type { Device } from '../../src/runtime/device'
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

let device: Device

export async function openGpu(name: GpuName): Promise<void> {
  device = await openTensorFlow(
    async () => (name === 'webgl' ? openWebgl(findRenderer()) : openWebgpu(await findAdapter())),
    ...backendCards,
  )
  // Else small tensors never reach the GPU.
  env().set(name === 'webgl' ? 'WEBGL_CPU_FORWARD' : 'WEBGPU_CPU_FORWARD', false)
}

/** A device that failed once is opened anew, so that one failure is not told as many. */
async function onGpu(run: () => Promise<Float32Array>): Promise<Float32Array | Error> {
  await setBackend(device.name)
  try {
    const found = await run()
    await device.check()
    return found
  } catch (error) {
    device.close()
    await openGpu(device.name as GpuName)
    return error instanceof Error ? error : new Error(String(error))
  }
}

async function compared({ name, prepare, run, within = 1e-4 }: Check): Promise<Compared> {
  await setBackend('cpu')
  await prepare?.()
  const exact = await run()
  await setBackend(device.name)
  await prepare?.()
  const before = memory()
  const found = await onGpu(run)
  const failed = found instanceof Error ? `${found.message} ${found.cause ?? ''}` : null
  const error = found instanceof Error ? Number.NaN : distance(found, exact)
  const after = memory()
  const left = [after.numTensors - before.numTensors, after.numBytes - before.numBytes] as const
  return { name, error, within, length: Math.hypot(...exact), left, failed }
}

/** What a page offers of its checks: their families, and the comparison of one family. */
export function offered(checks: readonly Check[]) {
  return {
    families: () => [...new Set(checks.map(({ family }) => family))],
    async compare(family: string): Promise<Compared[]> {
      const found: Compared[] = []
      for (const check of checks) if (check.family === family) found.push(await compared(check))
      return found
    },
  }
}
