// One operator test of ONNX's backend suite: a folder with model.onnx, input_<i>.npy and output_<i>.npy.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Tensor } from '@tensorflow/tfjs-core'
import { transpose } from '@tensorflow/tfjs-core'
import { stepRunner } from '../../network/stepNetwork'
import { readsOf } from '../graph/bodies'
import { pictureValues } from '../graph/pictures'
import { inOrder } from '../graph/sort'
import { decoded } from '../host/decode'
import type { Host } from '../host/host'
import { readModel } from '../proto/readModel'
import type { OnnxModel } from '../proto/types'
import { wholeFile } from '../proto/wire'
import type { TracedValue } from '../trace/sources'
import { trace } from '../trace/trace'
import { kindOf, TO_FILE } from '../trace/value'
import { openWeights, uploaded } from '../trace/weights'
import { readNpyFile } from './npy'

export interface NodeEntry {
  readonly name: string
  readonly op: string
  readonly float: boolean
  readonly rtol: number
  readonly atol: number
}

/** Numbers that say how, not what: they are known when a model is opened. */
const SETTINGS = /^(roi|scales|values|depth|constant_value|min|max|.*zero_point.*|.*_scale|num_.*)$/

/** Null where all outputs are right, else what is wrong. */
export async function runNode(folder: string, entry: NodeEntry): Promise<string | null> {
  const path = join(folder, entry.name)
  const model = readModel(wholeFile(new Uint8Array(readFileSync(join(path, 'model.onnx'))), entry.name))
  const read = (name: string) => readNpyFile(new Uint8Array(readFileSync(join(path, name))))
  const files = readdirSync(path)
  const given = new Map<string, Host>()
  model.graph.inputs
    .filter(({ name }) => !model.graph.initialisers.has(name))
    .forEach(({ name }, i) => {
      if (files.includes(`input_${i}.npy`)) given.set(name, read(`input_${i}.npy`))
    })
  const wanted = (i: number) => (files.includes(`output_${i}.npy`) ? read(`output_${i}.npy`) : null)
  return runFile(model, { given, wanted }, entry)
}

interface Figures {
  readonly given: ReadonlyMap<string, Host>
  /** By the number of the output; null where nothing is said. */
  readonly wanted: (i: number) => Host | null
}

/** Null where all outputs are right, else what is wrong. */
export async function runFile(
  model: OnnxModel,
  { given, wanted: wantedAt }: Figures,
  entry: Pick<NodeEntry, 'rtol' | 'atol'>,
): Promise<string | null> {
  const nodes = inOrder(model.graph.nodes, readsOf)
  const weights = openWeights()
  const made: Tensor[] = []
  try {
    const data = new Map(
      [...given].filter(([name, { type }], i) => i === 0 || (/float/.test(type) && !SETTINGS.test(name))),
    )
    const inputs = [...given].map(([key, host]): TracedValue => {
      const { shape, type } = host
      const known = { key, shape, kind: kindOf(type), layout: 'file' as const }
      return data.has(key)
        ? { ...known, constant: false, host: null }
        : { ...known, constant: true, host: () => host }
    })
    const graph = {
      nodes,
      opset: model.opsets.get('') ?? 1,
      pictures: pictureValues(nodes, { shapeOf: () => null, numbersOf: () => null }),
      decode: (tensor: Parameters<typeof decoded>[0]) =>
        decoded(tensor, () => {
          throw new Error('no external data')
        }),
      initialisers: model.graph.initialisers,
      readOnce: new Set<string>(),
    }
    const found = trace(graph, inputs, weights)
    const feeds = Object.fromEntries([...data].map(([name, host]) => [name, uploaded(host)]))
    made.push(...Object.values(feeds))
    for (const [i, { name }] of model.graph.outputs.entries()) {
      const value = found.values.get(name)
      if (value instanceof Error) return value.message
      if (!value) return `no value ${name}`
      const wanted = wantedAt(i)
      if (!wanted) continue
      let shape = value.shape
      let numbers: ArrayLike<number>
      if (value.host) numbers = value.host().data
      else if (value.constant) return 'is constant'
      else {
        const [answer] = stepRunner(found.steps)(feeds, [name])
        const t = answer as Tensor
        made.push(t)
        const plain = value.layout === 'last' ? transpose(t, TO_FILE) : t
        made.push(plain)
        if (String(plain.shape) !== String(value.shape)) return `said [${value.shape}], is [${plain.shape}]`
        shape = plain.shape
        numbers = await plain.data()
      }
      if (String(shape) !== String(wanted.shape)) return `${name}: shape [${shape}] for [${wanted.shape}]`
      const wrong = differences(numbers, wanted.data, entry)
      if (wrong) return `${name}: ${wrong}`
    }
    return null
  } catch (error) {
    return error instanceof Error ? `${error.message}${process.env.STACK ? error.stack : ''}` : String(error)
  } finally {
    for (const t of new Set(made)) if (!t.isDisposed) t.dispose()
    weights.dispose()
  }
}

function differences(
  found: ArrayLike<number>,
  wanted: ArrayLike<number>,
  { rtol, atol }: Pick<NodeEntry, 'rtol' | 'atol'>,
): string | null {
  for (let i = 0; i < wanted.length; i++) {
    const [a = Number.NaN, b = Number.NaN] = [found[i], wanted[i]]
    if (Object.is(a, b) || a === b) continue
    if (!(Math.abs(a - b) <= atol + rtol * Math.abs(b))) return `${a} for ${b} at ${i}`
  }
  return null
}
