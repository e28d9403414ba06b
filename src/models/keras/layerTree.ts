// A Keras model as its file describes it, read once from the JSON: layers, the models among them, and what each is called
// on. Knows Keras 2's JSON only: keras3.ts writes newer files in that form before.
import { asList, asObject, asText, isObject, type Json } from '../json'
import type { Sizes } from '../network/openNetwork'
import { type Ref, readRef, readUses, type Use } from './inboundNodes'
import { isContainer, layersOf, nameOf, references } from './kerasJson'

export interface Layer {
  /** Its own name, which may hold '/' too. */
  readonly name: string
  readonly className: string
  /** As the file has it, without its package: an older name, or a model class of its author's. */
  readonly writtenClass: string
  /** The options of its class; what a model consists of stands in `inside`. */
  readonly config: Json
  /** What it is called on, in a functional model. */
  readonly uses: readonly Use[]
  /** The input shape that it, or the first layer inside it, states. */
  readonly inputShape: Sizes | null
  /** Of a model, whether alone or used as a layer. */
  readonly inside: Inside | null
}

interface Inside {
  readonly layers: readonly Layer[]
  /** Of a functional model: names of the layers that are its inputs, and the values that are its outputs. */
  readonly inputs: readonly string[]
  readonly outputs: readonly (Ref | null)[]
}

/** A layer that is a model. */
export type Model = Layer & { readonly inside: Inside }

/** The model in what a file has under `model_config`, or in that itself: `{ class_name, config }`. */
export function readLayers(topology: unknown): Layer {
  const root = asObject(topology)
  return readLayer(isObject(root.model_config) ? root.model_config : root)
}

function readLayer(layer: Json): Layer {
  const config = asObject(layer.config)
  const inside = isContainer(layer) ? readInside(layer) : null
  return {
    name: nameOf(layer),
    className: String(layer.class_name),
    writtenClass: asText(layer.written_class) ?? String(layer.class_name),
    config,
    uses: readUses(layer),
    inputShape: statedShape(config) ?? inside?.layers[0]?.inputShape ?? null,
    inside,
  }
}

function readInside(model: Json): Inside {
  const { input_layers: inputs, output_layers: outputs } = asObject(model.config)
  return {
    layers: layersOf(model).map(readLayer),
    inputs: references(inputs).map((entry) => String(asList(entry)[0])),
    outputs: references(outputs).map(readRef),
  }
}

function statedShape(config: Json): Sizes | null {
  const stated = config.batch_input_shape ?? config.build_input_shape
  return Array.isArray(stated) ? stated.map((size) => (typeof size === 'number' ? size : null)) : null
}

export function isModel(layer: Layer): layer is Model {
  return layer.inside !== null
}

/** The layers of a model and of the models inside it, without those models themselves. */
export function leavesOf(layer: Layer): Layer[] {
  return (layer.inside?.layers ?? []).flatMap((each) => (isModel(each) ? leavesOf(each) : [each]))
}

/** The model's own name, then those of the networks inside it, as transfer learning leaves them. */
export function namesIn(model: Layer): readonly string[] {
  const inner = (model.inside?.layers ?? []).filter(
    ({ className }) => className === 'Functional' || className === 'Model',
  )
  return [model, ...inner].flatMap(({ config }) => (typeof config.name === 'string' ? config.name : []))
}
