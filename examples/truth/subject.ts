// The built-in model, as it is and with all its weights shuffled, and its maps of the questions.
import { join } from 'node:path'
import { env, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import { filesFromDisk } from '../../src/cli/modelFolder'
import { hasOnnxruntime, openOnnxruntime } from '../../src/cli/onnxruntime'
import { explain } from '../../src/engine/explain'
import type { Grid } from '../../src/engine/maps/grid'
import { localScorers } from '../../src/engine/scoring/localScorers'
import { uniforms } from '../../src/engine/scoring/random'
import type { Classifier, OpenScorers } from '../../src/engine/types'
import { openArtifacts, openModel } from '../../src/models/open'
import { shuffleWeights, weightGroups } from '../../src/models/shuffleWeights'
import type { OpenModel } from '../../src/models/types'
import { preprocess } from '../../src/picture/preprocess'
import { forceDevice } from '../../src/runtime/backend'
import { nativeScorers } from '../../src/runtime/native/nativeScorers'
import { proveNative } from '../../src/runtime/native/proveNative'
import type { Asked } from './methodsAsked'
import { type Question, SIDE } from './questions'

const MODEL = join(process.cwd(), 'public/builtin/tabletop-layers')

export interface Subject {
  readonly model: OpenModel
  /** Of the model's masked copies: onnxruntime where its package is installed, else TensorFlow.js. */
  readonly openScorers: OpenScorers
  readonly shuffled: Classifier
}

/** On wasm, whose files lie beside the bundle. */
export async function openSubject(): Promise<Subject> {
  env().set('PROD', true)
  const file = (name: string) => join(import.meta.dirname, name)
  await forceDevice('wasm', {
    plain: file('tfjs-backend-wasm.wasm'),
    simd: file('tfjs-backend-wasm-simd.wasm'),
  })
  const model = await openModel(await filesFromDisk(MODEL))
  const every = new Set(weightGroups(model.artifacts, model.classifier.network.nodes).flat())
  const other = await openArtifacts(shuffleWeights(model.artifacts, every, uniforms(1)))
  return { model, openScorers: await scorersOf(model), shuffled: other.classifier }
}

async function scorersOf(model: OpenModel): Promise<OpenScorers> {
  const local = localScorers(model.classifier)
  if (!hasOnnxruntime()) return local
  const data = Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => (i % 256) / 255)
  const proven = await proveNative(model, { data, shape: [1, SIDE, SIDE, 3] }, openOnnxruntime)
  console.log('session' in proven ? 'Masks are scored by onnxruntime.' : proven.why)
  return 'session' in proven ? nativeScorers(proven.model, proven.session) : local
}

/** As the model sees it, [H, W, 3]. */
export function valuesOf({ picture }: Question, { card }: OpenModel): Float32Array {
  return preprocess(picture, card.guess, 3).values
}

export interface Wish {
  readonly openScorers?: OpenScorers
  /** [side, side, 3]. */
  readonly values: Float32Array
  readonly side: number
  readonly classIndex: number
}

/** The map of a picture at its size, of the model's last layer. */
export async function mapOf(classifier: Classifier, { id, params }: Asked, wish: Wish): Promise<Grid> {
  if (id === 'uniform') return { width: 1, height: 1, data: Float32Array.of(1) }
  const { values, side, classIndex, openScorers } = wish
  const picture: Tensor4D = tensor4d(values, [1, side, side, 3])
  try {
    const target = { kind: 'logit', classIndex } as const
    const layers = [classifier.suggested.layer]
    const how = { layers, target, params, size: 'input', ...(openScorers && { openScorers }) } as const
    return (await explain(classifier, picture, id, how)).heatmap
  } finally {
    picture.dispose()
  }
}
