// The layers of a model, nested to any depth, as one flat list of calls.
import { failure } from '../../errors'
import type { Json } from '../json'
import { quoted } from '../quoted'
import { type NamedActivation, readActivation } from './activations'
import { checkAttributes } from './checkAttributes'
import { type Placed, walkFunctional } from './functionalCalls'
import { isModel, type Layer, type Model } from './layerTree'
import { checkCall } from './layerUse'

export interface LayerConfig {
  /** Its own name, which may hold '/' too. */
  readonly name: string
  /** Names of the models around it and its own, joined by '/'. */
  readonly path: string
  readonly className: string
  readonly config: Json
  /** What `config` names as its activation. */
  readonly activation: NamedActivation
}

/** One use of a layer. */
export interface Call {
  /** The layer's path; from the second use of a shared layer on `<path>@2`. */
  readonly name: string
  readonly layer: LayerConfig
  /** Names of other calls or inputs, `<name>:1` for a second output. */
  readonly inputs: readonly string[]
  readonly kwargs: Json
}

export interface ModelInput {
  readonly name: string
  readonly shape: readonly (number | null)[] | null
}

export interface CallList {
  readonly name: string
  readonly inputs: readonly ModelInput[]
  readonly calls: readonly Call[]
  readonly outputs: readonly string[]
}

interface Draft {
  readonly calls: Call[]
  readonly layers: Map<string, LayerConfig>
  readonly uses: Map<string, number>
}

/** @throws UnsupportedModel */
export function listCalls(model: Layer): CallList {
  if (!isModel(model)) {
    throw failure(
      'UnsupportedModel',
      `The model is of class "${model.className}"; only Sequential and Functional models can be opened.`,
    )
  }
  const inputs = listInputs(model)
  const draft: Draft = { calls: [], layers: new Map(), uses: new Map() }
  const names = inputs.map((input) => input.name)
  checkCounts(model)
  const outputs = expand(model, { prefix: rootPrefix(model), inputs: names }, draft)
  return {
    name: model.name,
    inputs: inputs.map((input) => hinted(input, draft.calls)),
    calls: draft.calls,
    outputs,
  }
}

/** More than any model for pictures has; a hostile file may nest and repeat. */
const MOST_LAYERS = 5_000
const LONGEST = 1000

/** @throws UnsupportedModel for too many layers, and for names that nobody gives */
function checkCounts(model: Model): void {
  let count = 0
  const ahead: Layer[] = [model]
  for (let layer = ahead.pop(); layer; layer = ahead.pop()) {
    const { name, inside } = layer
    if (++count > MOST_LAYERS) throw tooMany('layers', MOST_LAYERS)
    if (name.length > LONGEST || name in Object.prototype)
      throw failure(
        'UnsupportedModel',
        `The model has a layer named ${quoted(name)}; give it another name and save it again.`,
      )
    if (layer.className === 'InputLayer') checkAttributes({ ...layer, path: name })
    if (inside) ahead.push(...inside.layers)
  }
}

function tooMany(what: string, most: number): Error {
  return failure(
    'UnsupportedModel',
    `The model has more than ${most} ${what}; convert the part of it that takes the picture.`,
  )
}

/** A flat input whose every reader is the same Reshape to a picture is opened as that picture. */
function hinted(input: ModelInput, calls: readonly Call[]): ModelInput {
  const readers = calls.filter(({ inputs }) => inputs.includes(input.name))
  const targets = readers.map(({ layer }) =>
    layer.className === 'Reshape' && Array.isArray(layer.config.target_shape)
      ? layer.config.target_shape
      : [],
  )
  const [target = []] = targets
  const [height = 0, width = 0, channels] = target.map(Number)
  const picture = target.length === 3 && height > 1 && width > 1 && (channels === 1 || channels === 3)
  const same = targets.every((other) => other.join() === target.join())
  return input.shape?.length === 2 && picture && same
    ? { ...input, shape: [null, height, width, channels ?? 1] }
    : input
}

/** A Sequential of nested models, as Teachable Machine writes it, keeps its own name in front of the paths. */
function rootPrefix(model: Model): string {
  const nested = model.inside.layers.some(isModel)
  return model.className === 'Sequential' && nested ? `${model.name}/` : ''
}

function listInputs(model: Model): ModelInput[] {
  const { layers, inputs } = model.inside
  if (model.className !== 'Sequential') {
    return inputs.map((name) => {
      const layer = layers.find((candidate) => candidate.name === name)
      return { name, shape: layer?.inputShape ?? null }
    })
  }
  const first = layers[0]
  if (!first) throw failure('UnsupportedModel', `The model ${quoted(model.name)} has no layers.`)
  const name = first.className === 'InputLayer' ? first.name : `${first.name}_input`
  return [{ name, shape: first.inputShape ?? model.inputShape }]
}

interface Place {
  readonly prefix: string
  readonly inputs: readonly string[]
}

/** Writes the calls of a model and of all it contains; gives the names of its outputs. */
function expand(model: Model, place: Place, draft: Draft): readonly string[] {
  const callLayer = (layer: Layer, use: Placed) => writeCall(layer, { ...use, prefix: place.prefix }, draft)
  if (model.className !== 'Sequential') return walkFunctional(model, place.inputs, callLayer)
  return model.inside.layers.reduce<readonly string[]>(
    (inputs, layer) => (layer.className === 'InputLayer' ? inputs : callLayer(layer, { inputs, kwargs: {} })),
    place.inputs,
  )
}

function writeCall(layer: Layer, use: Placed & Place, draft: Draft): readonly string[] {
  const path = use.prefix + layer.name
  if (isModel(layer)) return expand(layer, { prefix: `${path}/`, inputs: use.inputs }, draft)
  const instance = draft.layers.get(path) ?? {
    name: layer.name,
    path,
    className: layer.className,
    config: layer.config,
    activation: readActivation(layer.config.activation),
  }
  draft.layers.set(path, instance)
  checkCall(instance, use)
  const count = (draft.uses.get(path) ?? 0) + 1
  draft.uses.set(path, count)
  const name = count === 1 ? path : `${path}@${count}`
  if (draft.calls.length >= MOST_LAYERS * 4) throw tooMany('calls of layers', MOST_LAYERS * 4)
  draft.calls.push({ name, layer: instance, inputs: use.inputs, kwargs: use.kwargs })
  return [name]
}
