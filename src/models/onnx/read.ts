// model.onnx, and the files beside it in which its weights lie, to artifacts.

import { failure } from '../../errors'
import { joinBytes } from '../files/collect'
import { mishap } from '../files/mishap'
import { readReported } from '../files/readReported'
import type { LoadReport, ReadFormat } from '../format'
import { quoted } from '../quoted'
import type { ModelFiles } from '../types'
import { factsBeside } from './facts/factsBeside'
import { NARROW } from './host/narrow'
import { readModel } from './proto/readModel'
import type { ElementType, OnnxModel, OnnxTensor } from './proto/types'
import { wholeFile } from './proto/wire'
import { missingData, type Topology } from './topology'

/** @throws NotReadable, UnsupportedModel */
export const read: ReadFormat = async (files, path, report) => {
  const shown = path || (files.entry ?? files.name)
  const bytes = await readReported(files, path, { report })
  const befallen = mishap(new Uint8Array(bytes))
  if (befallen) throw failure('UnsupportedModel', `"${shown}" ${befallen}.`)
  const model = readModel(wholeFile(new Uint8Array(bytes), shown))
  const external = await externalFiles(model, { files, path, shown, report })
  const offsets = [bytes, ...external.map(({ data }) => data)]
  const parts = offsets.map(({ byteLength }, i) => ({
    path: i === 0 ? shown : (external[i - 1]?.location ?? ''),
    offset: offsets.slice(0, i).reduce((sum, each) => sum + each.byteLength, 0),
    bytes: byteLength,
  }))
  const [own, ...data] = parts
  const topology: Topology = { model: own ?? { path: shown, offset: 0, bytes: 0 }, data }
  const total = parts.reduce((sum, part) => sum + part.bytes, 0)
  const { labels, sidecar } = await factsBeside(model, files, path)
  const weights =
    external.length === 0
      ? bytes
      : joinBytes(
          offsets.map((each) => new Uint8Array(each)),
          total,
          files.ownBytes === true,
        )
  const weightSpecs = [...model.graph.initialisers.values()].map(makeSpec)
  return {
    format: 'onnx',
    topology,
    weightSpecs,
    weights,
    extra: { producer: model.producer },
    repairs: [],
    remarks: ofSeveral(files.paths, path),
    ...(labels && { labels: labels.names, labelSource: labels.source }),
    ...(sidecar && { sidecar }),
  }
}

/** Versions of one model in a folder: floats, halves, 8 bits. */
function ofSeveral(paths: readonly string[], path: string): string[] {
  const all = paths.filter((each) => /\.onnx$/i.test(each))
  const [other] = all.filter((each) => each !== path)
  if (other === undefined) return []
  return [`Of ${all.length} ONNX files ${path} is opened; to open another, such as ${other}, name it itself.`]
}

interface Reading {
  readonly files: ModelFiles
  readonly path: string
  readonly shown: string
  readonly report: LoadReport | undefined
}

interface Beside {
  readonly location: string
  readonly data: ArrayBuffer
}

async function externalFiles(model: OnnxModel, reading: Reading): Promise<Beside[]> {
  const tensors = [...model.graph.initialisers.values()]
  const locations = new Set(tensors.flatMap(({ data }) => (data.kind === 'external' ? [data.location] : [])))
  const found: Beside[] = []
  for (const location of locations) found.push({ location, data: await readBeside(location, reading) })
  return found
}

/** In the folder of the model; what lies elsewhere is not looked for. */
async function readBeside(location: string, { files, path, shown, report }: Reading): Promise<ArrayBuffer> {
  const name = location.replace(/^\.\//, '')
  if (/(^|[\\/])\.\.([\\/]|$)|^[\\/]|:/.test(name)) throw missingData(location, shown)
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const among =
    files.paths.find((each) => each === folder + name) ??
    files.paths.find((each) => each.endsWith(`/${name}`))
  if (files.paths.length > 0 && among === undefined) throw missingData(location, shown)
  try {
    return await readReported(files, among ?? name, { report, passing: true })
  } catch (error) {
    if (error instanceof Error && error.name === 'NotReadable')
      throw failure(
        'NotReadable',
        `The weights of "${shown}" lie in ${quoted(location)}: ${error.message}`,
        error,
      )
    throw error
  }
}

const STORED: Readonly<Partial<Record<ElementType, string>>> = {
  float16: 'float16',
  bfloat16: 'float16',
  int8: 'uint8',
  uint8: 'uint8',
}

/** For the card: how many numbers there are, and how narrow. */
function makeSpec({ name, type, shape }: OnnxTensor) {
  const stored = STORED[type] ?? (type in NARROW ? 'uint8' : undefined)
  if (stored && shape.length > 0) return { name, shape, dtype: 'float32', quantization: { dtype: stored } }
  return { name, shape, dtype: /float/.test(type) ? 'float32' : 'int32' }
}
