// TensorFlow.js's WebGPU on the GPU that computes no numbers.
import {
  env,
  findBackendFactory,
  type KernelBackend,
  registerBackend,
  removeBackend,
  setBackend,
} from '@tensorflow/tfjs-core'
import { vi } from 'vitest'
import { FakeBuffer, fakeGpu } from './fakeGpu'

/** What TensorFlow.js looks for before it takes a GPU. */
export function stubGpu(): void {
  const usages = ['MAP_READ', 'MAP_WRITE', 'COPY_SRC', 'COPY_DST', 'INDEX', 'VERTEX', 'UNIFORM', 'STORAGE']
  vi.stubGlobal('GPUBufferUsage', Object.fromEntries(usages.map((usage, i) => [usage, 2 ** i])))
  vi.stubGlobal('GPUMapMode', { READ: 1, WRITE: 2 })
  vi.stubGlobal('GPUBuffer', FakeBuffer)
  vi.stubGlobal('GPUTexture', class {})
  vi.stubGlobal('navigator', { gpu: {} })
  env().set('WEBGPU_CPU_FORWARD', false)
}

/** A WebGPUBackend that `make` makes, as the present one. */
export async function openFake(make: (device: GPUDevice) => KernelBackend) {
  const gpu = fakeGpu()
  const backend = make(gpu.device)
  registerBackend('webgpu', () => backend)
  await setBackend('webgpu')
  const { bufferManager } = backend as unknown as { bufferManager: { numUsedBuffers: number } }
  return { ...gpu, used: () => bufferManager.numUsedBuffers }
}

export function closeFake(): void {
  if (findBackendFactory('webgpu')) removeBackend('webgpu')
  vi.unstubAllGlobals()
}
