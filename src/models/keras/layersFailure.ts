// The sentences for layers that cannot be computed.

import { failure, isOurs } from '../../errors'
import { asObject, asText } from '../json'
import { quoted, reasonOf } from '../quoted'
import type { LayerConfig } from './layerCalls'
import { AS_ONNX } from './wayOut'

const SHOWN = 4

export function missingWeights(names: readonly string[]): Error {
  const shown = names.slice(0, SHOWN).map((name) => quoted(name))
  const rest = names.length > SHOWN ? ` and ${names.length - SHOWN} more` : ''
  const count = names.length === 1 ? 'one' : String(names.length)
  return failure(
    'UnsupportedModel',
    `The file lacks ${count} of the model's weights (${shown.join(', ')}${rest}) under these names; save the model again under layer names of its own, or ${AS_ONNX}.`,
  )
}

/** Why layers of a class cannot be read, and the way out. */
export function unknownClass({ path, className, config }: LayerConfig): Error {
  return failure('UnsupportedModel', `The layer ${quoted(path)} ${whyUnknown(className, config)}.`)
}

function whyUnknown(className: string, config: LayerConfig['config']): string {
  const inner = asText(asObject(config.layer).class_name)
  if (className === 'Lambda') return `is a Lambda, whose Python code only Python can run; ${AS_ONNX}`
  if (className === 'KerasLayer')
    return `is a KerasLayer of TensorFlow Hub, and this file holds no network for it; ${AS_ONNX}`
  if (/^Quantize/.test(className))
    return `is wrapped for quantisation-aware training (${className}${inner ? ` around ${inner}` : ''}); save the model as it was before quantize_model, with the trained weights, and convert that`
  if (/^Prune/.test(className))
    return `is wrapped for pruning (${className}${inner ? ` around ${inner}` : ''}); call strip_pruning on the model and convert that`
  if (/^(Masking|.*Lookup|TextVectorization|Hashing|CategoryEncoding)$/.test(className))
    return `is of class ${quoted(className)}, which is not for pictures; convert the part of the model that takes the picture`
  if (/3D$|^ConvLSTM|^CuDNN/.test(className))
    return `is of class ${quoted(className)}, which is not supported; ${AS_ONNX}`
  return `is of class ${quoted(className)}, which is not known here; ${AS_ONNX}`
}

/** Leaves named failures as they are; says of any other which layer it came from. */
export function layerFailure(error: unknown, { path, className }: LayerConfig): unknown {
  if (isOurs(error)) return error
  return failure(
    'UnsupportedModel',
    `The layer ${quoted(path)} (${className}) cannot be computed: ${reasonOf(error)}`,
    error,
  )
}
