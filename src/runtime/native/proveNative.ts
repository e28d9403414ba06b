// A model that is scored by another runtime than TensorFlow.js, and only after it has shown that it gives the same
// logits: those of two pictures within 1e-4 of their range.
import { concat, slice, split, type Tensor, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core'
import { normals } from '../../engine/scoring/random'
import type { Classifier, MaskJob } from '../../engine/types'
import type { OpenModel } from '../../models/types'
import { type NativeFile, ownFile, writtenFile } from '../../models/written/nativeFile'
import { type NativeModel, type NativeSession, type OpenNative, readOutputs } from './nativeScorers'

/** Pictures that go through at once: larger chunks leave the processor's cache. */
const CHUNK = 4
/** Of the range of the logits. */
const AGREEMENT = 1e-4

export type Proven =
  | { readonly model: NativeModel; readonly session: NativeSession }
  | { readonly why: string }

/** Opens the model for pictures like this one, or says why it is not used. */
export async function proveNative(
  model: OpenModel,
  picture: MaskJob['picture'],
  openNative: OpenNative,
): Promise<Proven> {
  const { fixedBatch } = model.classifier
  const chunk = fixedBatch ?? CHUNK
  const pictures = twoPictures(picture, chunk)
  const reasons: string[] = []
  try {
    const written = async () => {
      const some = slice(pictures, 0, chunk)
      return writtenFile(model, some).finally(() => some.dispose())
    }
    for (const make of [() => ownFile(model), written]) {
      const proven = await attempt(model, { make, chunk, pictures, openNative }).catch(tellReason)
      if (proven && 'session' in proven) return proven
      if (proven) reasons.push(proven.why)
    }
  } finally {
    pictures.dispose()
  }
  return { why: reasons.at(-1) ?? 'there is no file for it' }
}

const tellReason = (error: unknown) => ({ why: error instanceof Error ? error.message : String(error) })

interface Attempt {
  readonly make: () => NativeFile | null | Promise<NativeFile>
  readonly chunk: number
  readonly pictures: Tensor4D
  readonly openNative: OpenNative
}

async function attempt(
  { classifier }: OpenModel,
  { make, chunk, pictures, openNative }: Attempt,
): Promise<Proven | null> {
  const file = await make()
  if (!file) return null
  const session = await openNative(file)
  const [, h, w, c] = pictures.shape
  const model = { file, chunk, shape: [1, h, w, c], activation: classifier.activation } as const
  try {
    const apart = await largestDifference(classifier, readOutputs(model, session), pictures)
    if (apart <= AGREEMENT) return { model, session }
    await session.close()
    return { why: `its logits differ by ${apart.toPrecision(2)} of their range` }
  } catch (error) {
    await session.close()
    throw error
  }
}

/** The picture and noise of its range, in turns. */
function twoPictures({ data, shape: [, h, w, c] }: MaskJob['picture'], chunk: number): Tensor4D {
  const noise = normals(data.length, 1, 1)
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const value of data) {
    low = Math.min(low, value)
    high = Math.max(high, value)
  }
  const middle = (low + high) / 2
  const other = noise.map((value) => Math.max(low, Math.min(high, middle + (value * (high - low)) / 4)))
  return tidy(() => {
    const both = [tensor4d(data, [1, h, w, c]), tensor4d(other, [1, h, w, c])]
    const all = Array.from({ length: Math.max(2, chunk) }, (_, i) => both[i % 2] as Tensor4D)
    return concat(all, 0)
  })
}

/** Of a file for one picture at a time: one after the other. */
async function largestDifference(
  classifier: Classifier,
  outputs: (copies: Tensor) => Promise<Tensor>,
  pictures: Tensor4D,
): Promise<number> {
  if (classifier.fixedBatch === null) return difference(classifier, outputs, pictures)
  let largest = 0
  for (const each of split(pictures, pictures.shape[0]) as Tensor4D[]) {
    largest = Math.max(largest, await difference(classifier, outputs, each))
    each.dispose()
  }
  return largest
}

/** Largest difference of two answers to the same pictures, over the range of the right one. */
async function difference(
  { network, input, logits }: Classifier,
  outputs: (copies: Tensor) => Promise<Tensor>,
  pictures: Tensor4D,
): Promise<number> {
  const [exact] = network.run({ [input]: pictures }, [logits]) as [Tensor]
  let found: Tensor | null = null
  try {
    found = await outputs(pictures)
    if (String(found.shape) !== String(exact.shape)) return Number.POSITIVE_INFINITY
    const right = await exact.data()
    const other = await found.data()
    let low = Number.POSITIVE_INFINITY
    let high = Number.NEGATIVE_INFINITY
    let apart = 0
    for (const [i, value] of right.entries()) {
      low = Math.min(low, value)
      high = Math.max(high, value)
      apart = Math.max(apart, Math.abs(value - (other[i] ?? Number.NaN)))
    }
    return Number.isNaN(apart) ? Number.POSITIVE_INFINITY : apart / Math.max(high - low, 1e-12)
  } finally {
    exact.dispose()
    found?.dispose()
  }
}
