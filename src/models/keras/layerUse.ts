// What a layer is told and given where it is called, beside its own options: what is not known here is refused by name.

import { failure } from '../../errors'
import type { Json } from '../json'
import { quoted } from '../quoted'
import { ATTRIBUTES } from './attributes'
import type { LayerConfig } from './layerCalls'
import { AS_ONNX } from './wayOut'

const AS_IN_TRAINING = /Dropout|Noise|^Random|^BatchNormalization$/
/** Words that change the answer of layers; operators check what they are told themselves. */
const TOLD = /mask|^initial_state$|^constants$/
/** Layers of several inputs, and those that read words of that kind themselves. */
const SEVERAL =
  /^(Add|Subtract|Multiply|Maximum|Minimum|Average|Concatenate|Dot|CustomScaleLayer|StochasticDepth|Attention|AdditiveAttention|MultiHeadAttention)$/
const READS = /^(attention_mask|use_causal_mask)$/

interface LayerUse {
  readonly inputs: readonly string[]
  readonly kwargs: Json
}

/** @throws UnsupportedModel, naming the layer and what it is told */
export function checkCall({ className, path }: LayerConfig, { inputs, kwargs }: LayerUse): void {
  const said = `The layer ${quoted(path)} (${className})`
  // A model that was called so is random, or normalises by its batch, when it predicts too.
  if (kwargs.training === true && AS_IN_TRAINING.test(className))
    throw failure(
      'UnsupportedModel',
      `${said} is called with training=True, so that no answer can be repeated; build the model without it and save it again.`,
    )
  if (!ATTRIBUTES.has(className)) return
  const told = Object.entries(kwargs).find(([key, value]) => TOLD.test(key) && isSaid(value))
  if (told && !(className === 'MultiHeadAttention' && READS.test(told[0])))
    throw failure(
      'UnsupportedModel',
      `${said} is called with ${told[0]}, which is not supported here; ${AS_ONNX}.`,
    )
  if (inputs.length > 1 && !SEVERAL.test(className))
    throw failure(
      'UnsupportedModel',
      `${said} is called on ${inputs.length} values, of which it is known here to take one; ${AS_ONNX}.`,
    )
}

const isSaid = (value: unknown) => value !== null && value !== undefined && value !== false
