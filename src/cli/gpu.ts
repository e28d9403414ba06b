// A GPU for Node: the npm package that the backend's card names, where somebody has installed it.
import { failure } from '../errors'

interface GpuPackage {
  readonly create: (options: readonly string[]) => GPU
  readonly globals: Readonly<Record<string, unknown>>
}

/** Puts `navigator.gpu` where TensorFlow.js looks for it. @throws BadRecipe */
export async function lendGpu(backend: string, nodePackage: string): Promise<void> {
  const { create, globals } = await load(backend, nodePackage)
  Object.assign(globalThis, globals)
  const gpu = create([])
  Object.defineProperty(globalThis, 'navigator', { value: { gpu, userAgent: 'node' }, configurable: true })
}

async function load(backend: string, nodePackage: string): Promise<GpuPackage> {
  // Not a dependency: 130 MB that few need.
  try {
    return (await import(/* @vite-ignore */ nodePackage)) as GpuPackage
  } catch (error) {
    const how = `run npm install ${nodePackage}, or leave --backend out`
    throw failure('BadRecipe', `The backend ${backend} needs the npm package ${nodePackage}; ${how}.`, error)
  }
}
