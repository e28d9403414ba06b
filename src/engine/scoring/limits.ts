// What the present backend can hold, for the chunk plan.
import { backend, env, getBackend } from '@tensorflow/tfjs-core'
import type { DeviceLimits } from './chunk'

const MiB = 2 ** 20

interface GpuLimits {
  readonly maxBufferSize: number
  readonly maxStorageBufferBindingSize: number
}

export function presentLimits(): DeviceLimits {
  const name = getBackend()
  if (name === 'webgpu') return webgpu()
  if (name === 'webgl') return { maxBuffer: 256 * MiB, budget: 512 * MiB, alive: 4, most: 16 }
  return { maxBuffer: 256 * MiB, budget: 256 * MiB, alive: 4, most: name === 'wasm' ? 8 : 4 }
}

function webgpu(): DeviceLimits {
  const { device } = backend() as unknown as { device?: { limits: GpuLimits } }
  const limits = device?.limits
  // 128 MiB is what every WebGPU device must bind.
  const maxBuffer = Math.min(
    limits?.maxBufferSize ?? 128 * MiB,
    limits?.maxStorageBufferBindingSize ?? 128 * MiB,
  )
  const deferred = env().getNumber('WEBGPU_DEFERRED_SUBMIT_BATCH_SIZE')
  return { maxBuffer, budget: 1024 * MiB, alive: deferred + 3, most: 64 }
}
