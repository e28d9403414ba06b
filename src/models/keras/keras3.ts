// Rewrites what newer versions of Keras write into the form that this project reads. JSON in, JSON out; the
// topology and the names of the weights are told apart, because some files are new in one of them only.
import type { WeightSpec } from '../files/weights'
import { asList, asObject, asText, isObject, type Json } from '../json'
import { customLayersIn } from './customLayers'
import { inboundNodes } from './keras3Nodes'
import { renameWeights } from './keras3Weights'
import { isContainer } from './kerasJson'
import { readLayers } from './layerTree'
import { plainValues, withTodaysNames } from './modernise'
import { TURNED, withTurnedKernels } from './oldKernels'
import { withoutSuffixes } from './weightSuffixes'

export interface Repairable {
  readonly topology: unknown
  readonly weightSpecs: readonly WeightSpec[]
}

export interface Repaired extends Repairable {
  /** What was changed, each a short sentence. */
  readonly repairs: readonly string[]
  /** The last of them: what TensorFlow.js lacks. */
  readonly custom: readonly string[]
}

export function repairKeras({ topology, weightSpecs }: Repairable): Repaired {
  const root = asObject(topology)
  const named = withTodaysNames(asObject(plainValues(root.model_config ?? root)))
  const turned = root.backend === 'theano'
  const given = turned ? withTurnedKernels(named) : named
  const newer = isNewer(root, given)
  const model = newer ? rewriteModel(given, versionIn(root)) : given
  const layers = readLayers(model)
  const renamed = withoutSuffixes(layers, renameWeights(layers, weightSpecs))
  const custom = customLayersIn(layers)
  const repairs = [
    ...(newer ? ['The layers are written by Keras 3; they were rewritten.'] : []),
    ...renamed.repairs,
    ...(turned ? [TURNED] : []),
    ...custom,
  ]
  return { topology: { model_config: model }, weightSpecs: renamed.specs, repairs, custom }
}

/** Keras 3 says so, or writes shapes and calls in its own way. */
function isNewer(root: Json, model: Json): boolean {
  if (/^[3-9]/.test(asText(root.keras_version) ?? '')) return true
  return asList(asObject(model.config).layers).some((layer) => {
    const { config, inbound_nodes: nodes } = asObject(layer)
    return asObject(config).batch_shape !== undefined || asList(nodes).some(isObject)
  })
}

/** 3005 for 3.5; the newest where the file does not say. */
function versionIn(root: Json): number {
  const [, major, minor] = /^(\d+)\.(\d+)/.exec(asText(root.keras_version) ?? '') ?? []
  return major === undefined ? Number.POSITIVE_INFINITY : Number(major) * 1000 + Number(minor)
}

function rewriteModel(model: Json, version: number): Json {
  const config = asObject(model.config)
  return {
    ...model,
    config: {
      ...config,
      layers: asList(config.layers).map((layer) => rewriteLayer(asObject(layer), version)),
    },
  }
}

function rewriteLayer(layer: Json, version: number): Json {
  const nodes = layer.inbound_nodes === undefined ? {} : { inbound_nodes: inboundNodes(layer.inbound_nodes) }
  if (isContainer(layer)) return { ...rewriteModel(layer, version), ...nodes }
  const config = { ...rewriteConfig(asObject(layer.config)), ...cropping(layer, version) }
  return { ...layer, config, ...nodes }
}

/** What a RandomCrop does when predicting depends on the version; layers/sizing.ts says how. */
function cropping(layer: Json, version: number): Json {
  if (layer.class_name !== 'RandomCrop') return {}
  return version >= 3008
    ? { when_predicting: 'unchanged' }
    : version >= 3006
      ? { when_predicting: 'corner' }
      : {}
}

function rewriteConfig({ batch_shape: shape, ...config }: Json): Json {
  return {
    ...config,
    ...(shape === undefined ? {} : { batch_input_shape: shape }),
    // The same name, another slope: x / 6 + 0.5 rather than 0.2 x + 0.5.
    ...slopes(config, 'activation'),
    ...slopes(config, 'recurrent_activation'),
    ...Object.fromEntries(
      ['layer', 'backward_layer']
        .filter((key) => isObject(config[key]))
        .map((key) => [key, rewritten(config[key])]),
    ),
  }
}

function slopes(config: Json, key: string): Json {
  const written = config[key]
  const name = isObject(written) && written.class_name === 'function' ? written.config : written
  return name === 'hard_sigmoid' ? { [key]: 'hard_sigmoid_keras3' } : {}
}

/** A layer inside another. */
function rewritten(layer: unknown): Json {
  const json = asObject(layer)
  return { ...json, config: rewriteConfig(asObject(json.config)) }
}
