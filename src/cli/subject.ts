// What is explained: the picture as the model sees it, and as the overlay shows it.
import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core'
import type { NpyArray } from '../canvas/npy'
import { wholeOf } from '../canvas/raster'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { preprocess } from '../picture/preprocess'
import type { Geometry, Pixels } from '../picture/types'
import { preprocessOf } from '../recipe/explainRequest'
import type { Recipe } from '../recipe/recipe'
import { sceneSeed } from '../scenes/sceneId'
import type { SceneObject } from '../scenes/see'
import { isAddress } from './address'
import { arrayIn, readArray } from './files'
import { decodePicture, readPicture } from './picture'
import { readScene } from './scene'
import { quoted, shortPath } from './words'
import { pictureBytes } from './workerRequest'

export interface Subject {
  readonly tensor: Tensor4D
  readonly picture: Pixels
  readonly geometry: Geometry
  /** What is known to lie there, where the picture is a built-in scene. */
  readonly things: readonly SceneObject[] | null
}

/** A picture's path or address, and its bytes where they are there already. */
export interface Source {
  readonly image: string
  readonly bytes?: Uint8Array | undefined
}

/** What is seen, before the device has it. */
export interface Seen extends Omit<Subject, 'tensor'> {
  /** Float32 values of the model's input, and its shape. */
  readonly values: Float32Array
  readonly shape: readonly [1, number, number, number]
}

/** @throws BadImage, NotReadable, BadRecipe for a scene without a number */
export async function readSubject(source: Source, model: OpenModel, recipe: Recipe): Promise<Subject> {
  const { values, shape, ...seen } = await readSeen(source, model, recipe)
  return { ...seen, tensor: tensor4d(values, [...shape]) }
}

/** @throws as readSubject does */
export async function readSeen(source: Source, model: OpenModel, recipe: Recipe): Promise<Seen> {
  const { image: path } = source
  const bytes = source.bytes ?? (isAddress(path) ? await pictureBytes(path) : null)
  if (isArray(path)) return fromArray(shortPath(path), await arrayAt(path, bytes), model)
  const seed = bytes ? null : sceneSeed(path)
  if (Number.isNaN(seed))
    throw failure('BadRecipe', `${quoted(path)} names no scene; give a number, as in scene:17.`)
  const scene = seed === null ? null : await readScene(seed)
  const picture =
    scene?.picture ?? (bytes ? await decodePicture(bytes, shortPath(path)) : await readPicture(path))
  const channels = model.classifier.inputShape[2]
  const how = preprocessOf(recipe, model.card)
  const { values, geometry } = preprocess(picture, how, channels)
  const shape = [1, how.height, how.width, channels] as const
  return { values, shape, picture, geometry, things: scene?.objects ?? null }
}

const isArray = (path: string) => /\.npy$/i.test(isAddress(path) ? new URL(path).pathname : path)

const arrayAt = (path: string, bytes: Uint8Array | null) =>
  bytes ? arrayIn(bytes, shortPath(path)) : readArray(path)

/** A preprocessed tensor, [H, W, C] or [1, H, W, C]. */
function fromArray(path: string, { shape, data }: NpyArray, { classifier }: OpenModel): Seen {
  const [h, w, c, ...more] = shape.length === 4 && shape[0] === 1 ? shape.slice(1) : shape
  const [rows, columns, channels] = classifier.inputShape
  if (!h || !w || !c || more.length > 0)
    throw failure('BadImage', `${path} has the shape [${shape}]; give one picture, [H,W,C] or [1,H,W,C].`)
  if (c !== channels || (rows ?? h) !== h || (columns ?? w) !== w) {
    const wanted = `[${rows ?? 'H'},${columns ?? 'W'},${channels}]`
    // As PyTorch keeps pictures.
    const first = h === channels && (rows ?? w) === w && (columns ?? c) === c
    const what = first ? 'transpose it with x.transpose(1, 2, 0)' : 'resize it'
    throw failure('BadImage', `${path} has the shape [${shape}], but the model takes ${wanted}; ${what}.`)
  }
  const picture = shown(data, [h, w, c])
  return { values: data, shape: [1, h, w, c], picture, geometry: wholeOf(w, h), things: null }
}

/** The tensor as a picture to lay the map over: its values stretched to 0..255. */
function shown(data: Float32Array, [height, width, channels]: readonly [number, number, number]): Pixels {
  const low = data.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
  const high = data.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const level = (i: number, c: number) => (data[i * channels + Math.min(c, channels - 1)] ?? 0) - low
  const pixels = new Uint8ClampedArray(4 * width * height)
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = (255 * level(i, c)) / (high - low || 1)
    pixels[4 * i + 3] = 255
  }
  return { width, height, data: pixels }
}
