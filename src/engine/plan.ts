// Everything that one call of `explain` decides before the first tensor is made.
import type { Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../errors'
import { type Finish, finish } from './maps/finish'
import { methods } from './methods'
import { whyNot } from './methods/whyNot'
import { checkParams } from './params'
import { findLayer, onGrid, pictureAsLayer, withFiner } from './probe/layer'
import type { Run } from './probe/run'
import { localScorers } from './scoring/localScorers'
import { levelsFuse, suggestedLayers } from './suggestedLayers'
import { checkTarget } from './targets'
import type { Classifier, ExplainOptions, Fuse, Layer, Method, Params } from './types'

/** All that one call of `explain` decided beforehand. */
export interface Plan {
  readonly method: Method
  readonly layers: readonly Layer[]
  readonly run: Run
  readonly finish: Finish
  /** The convention was asked for by name. */
  readonly named: boolean
  forwards(): number
}

/** What one call of `explain` was given. */
export interface Asked {
  readonly classifier: Classifier
  readonly picture: Tensor4D
  /** The id of a built-in one, or a method of the caller's own. */
  readonly method: string | Method
  readonly options: ExplainOptions
}

/** @throws BadRecipe where something asked for does not exist or apply, BadImage for a picture of another size. */
export function makePlan(asked: Asked): Plan {
  const { classifier, options } = asked
  checkPicture(asked.picture, classifier)
  const method = methodAsked(asked.method)
  checkNoise(options, method)
  const reason = whyNot(method, classifier)
  if (reason !== null) throw failure('BadRecipe', reason)
  const convention = options.convention ?? method.convention
  const wished = options.params ?? {}
  const params = checkParams(method, wished, convention)
  checkTarget(options.target, classifier)
  const finishing = planFinish(asked, method, params)
  let forwards = 0
  const run: Run = {
    classifier,
    target: options.target,
    convention,
    params,
    // A scoring function cannot be sent to another worker.
    openScorers: (options.target.kind !== 'custom' && options.openScorers) || localScorers(classifier),
    report: options.report ?? (() => undefined),
    injected: options.noise ?? null,
    activations: options.activations ?? null,
    preview: (map) => finish([map], { ...finishing, size: 'native', norm: 'minmax' }),
    count: (pictures) => {
      forwards += pictures
    },
  }
  const layers = findLayers(asked, method).map((layer) => onGrid(layer, wished))
  const named = options.convention !== undefined
  return { method, layers, run, finish: finishing, named, forwards: () => forwards }
}

/** Of a wrong size it would reach kernels that read beyond their memory. */
function checkPicture({ shape }: Tensor4D, { inputShape }: Classifier): void {
  const [n, ...sizes] = shape
  if (n !== 1) throw failure('BadRecipe', `One picture is explained at a time, not ${n}.`)
  if (inputShape.every((size, axis) => size === null || size === sizes[axis])) return
  const wanted = inputShape.map((size) => size ?? 'any').join(', ')
  throw failure('BadImage', `The picture has the shape [${shape.join(', ')}]; give it as [1, ${wanted}].`)
}

function checkNoise({ noise }: ExplainOptions, { injected, name }: Method): void {
  if (noise && !injected)
    throw failure('BadRecipe', `${name} takes no samples from outside; leave the noise out.`)
  const count = noise?.shape.reduce((product, size) => product * size, 1)
  if (noise && count !== noise.data.length)
    throw failure(
      'BadRecipe',
      `The noise has ${noise.data.length} values, but its shape [${noise.shape.join(', ')}] has ${count}.`,
    )
}

function findLayers({ classifier, picture, options }: Asked, method: Method): readonly Layer[] {
  const { layers: names, convention } = options
  if (classifier.layers.length === 0) return [pictureAsLayer(classifier, picture)]
  const named = (names.length > 0 ? names : suggestedLayers(classifier)).map((name) =>
    findLayer(classifier, name, convention),
  )
  const [only] = named
  if (method.layers === 'several' && named.length === 1 && only) return withFiner(classifier, only)
  return method.layers === 'whole' && names.length === 0 ? named.slice(-1) : named
}

/** Methods made for several layers multiply their maps unless told otherwise. */
function chooseFuse(method: Method, { classifier, options }: Asked): Fuse {
  const { fuse = 'default', layers, convention = null } = options
  if (fuse !== 'default') return fuse
  if (method.layers === 'several') return 'product'
  const names = layers.length > 0 ? layers.map((name) => findLayer(classifier, name).name) : null
  return convention === null ? levelsFuse(classifier, names ?? suggestedLayers(classifier)) : fuse
}

function methodAsked(asked: string | Method): Method {
  if (typeof asked !== 'string') return asked
  const id = asked
  const method = methods.find((m) => m.id === id)
  if (method) return method
  const known = methods.map((m) => m.id).join(', ')
  throw failure('BadRecipe', `There is no method "${id}"; choose one of ${known}.`)
}

function planFinish(asked: Asked, method: Method, params: Params): Finish {
  const { picture, options } = asked
  const [, height, width] = picture.shape
  return {
    convention: options.convention ?? method.convention,
    fuse: chooseFuse(method, asked),
    size: options.size ?? 'native',
    norm: options.norm,
    relu: method.signed !== true && params.signed !== true,
    tanh: method.beforeFusing === 'tanh',
    picture: [width, height],
  }
}
