// Figures for models that others published, where the machine has them: the project ships neither.
// LIMELIGHT_MODELS names a folder with `<model>/model.json`; beside it lies `goldens/<model>` with input.npy and
// cases.json, which hold a preprocessed picture and the libraries' maps for it.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { ModelFiles } from '../../models/types'
import type { ToyCase } from './toyFiles'

interface Recorded {
  readonly library: string
  readonly method: string
  readonly layer: string
  readonly class: number
  readonly options?: Readonly<Record<string, unknown>> | null
  readonly map: { readonly data: readonly number[] }
  readonly raw?: boolean
  readonly full?: boolean
  readonly every?: number
}

const ids: Readonly<Record<string, string>> = {
  CAM: 'cam',
  GradCAM: 'gradcam',
  GradCAMpp: 'gradcampp',
  GradCAMPlusPlus: 'gradcampp',
  XGradCAM: 'xgradcam',
  LayerCAM: 'layercam',
  HiResCAM: 'hirescam',
  GradCAMElementWise: 'gradcamelementwise',
  ScoreCAM: 'scorecam',
  AblationCAM: 'ablationcam',
  EigenCAM: 'eigencam',
  EigenGradCAM: 'eigengradcam',
  KPCA_CAM: 'kpcacam',
  FEM: 'fem',
}

/** Every case but those with options: their figures depend on ties or are compared elsewhere. */
export function publishedCases(models: string, name: string): readonly ToyCase[] {
  const file = join(models, '..', 'goldens', name, 'cases.json')
  if (!existsSync(file)) return []
  const { cases } = JSON.parse(readFileSync(file, 'utf8')) as { cases: readonly Recorded[] }
  return cases.flatMap((each) => {
    const method = ids[each.method]
    if (!method || Object.keys(each.options ?? {}).length > 0) return []
    const shared = { library: each.library as ToyCase['library'], layer: each.layer, cls: each.class }
    return [
      {
        ...shared,
        method,
        data: each.map.data,
        ...(each.raw && { norm: 'none' as const }),
        ...(each.full && { size: 'input' as const, every: each.every ?? 1 }),
      },
    ]
  })
}

export function publishedPicture(models: string, name: string): Tensor4D {
  const bytes = readFileSync(join(models, '..', 'goldens', name, 'input.npy'))
  const length = bytes.readUInt16LE(8)
  const header = bytes.subarray(10, 10 + length).toString()
  const shape = (/\(([^)]*)\)/.exec(header)?.[1] ?? '').split(',').filter((s) => s.trim())
  const data = new Float32Array(
    bytes.buffer.slice(bytes.byteOffset + 10 + length, bytes.byteOffset + bytes.length),
  )
  return tensor4d(data, shape.map(Number) as [number, number, number, number])
}

export function publishedFiles(models: string, name: string): ModelFiles {
  const folder = join(models, name)
  return {
    name,
    paths: readdirSync(folder),
    async read(path) {
      const bytes = readFileSync(join(folder, path))
      return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
    },
  }
}
