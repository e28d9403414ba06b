// WebGPU for Node: the npm package `webgpu`, where somebody has installed it.
import { failure } from '../errors'

interface GpuPackage {
  readonly create: (options: readonly string[]) => GPU
  readonly globals: Readonly<Record<string, unknown>>
}

/** Puts `navigator.gpu` where TensorFlow.js looks for it. @throws BadRecipe */
export async function lendGpu(): Promise<void> {
  const { create, globals } = await load()
  Object.assign(globalThis, globals)
  const gpu = create([])
  Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true })
}

async function load(): Promise<GpuPackage> {
  // Not a dependency: 130 MB that few need.
  const name = 'webgpu'
  try {
    return (await import(/* @vite-ignore */ name)) as GpuPackage
  } catch (error) {
    const how = 'run npm install webgpu, or leave --backend out'
    throw failure('BadRecipe', `The backend webgpu needs the npm package webgpu; ${how}.`, error)
  }
}
