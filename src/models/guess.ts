// How pictures are probably fed to a model, and the sign that says so. A guess: the page shows it as one.
import type { Classifier, Network } from '../engine/types'
import { USUAL_SIZE } from './inputShape'
import { asNumber, asObject } from './json'
import { rescalesInside } from './rescaling'
import type { Fit, ModelArtifacts, Preprocess, Scale } from './types'

type Guess = Preprocess & { readonly why: string }

interface How {
  readonly scale: Scale
  readonly fit?: Fit
  readonly why: string
}

/** Names of architectures as Keras and its converters write them, with the scaling their authors trained on. */
const FAMILIES: readonly (readonly [RegExp, Scale, string])[] = [
  [/efficientnet[-_]?lite/i, 'signed', 'EfficientNet-Lite'],
  [/efficientnet_?v2/i, 'bytes', 'EfficientNetV2'],
  [/efficientnet/i, 'bytes', 'EfficientNet'],
  [/convnext/i, 'bytes', 'ConvNeXt'],
  [/regnet/i, 'bytes', 'RegNet'],
  [/mobilenet_?v3/i, 'bytes', 'MobileNetV3'],
  [/mobilenet/i, 'signed', 'MobileNet'],
  [/inception|xception/i, 'signed', 'Inception'],
  [/nasnet/i, 'signed', 'NASNet'],
  [/resnet\d+v2|resnet_v2/i, 'signed', 'ResNetV2'],
  [/resnet(50|101|152)|\bvgg(16|19)|\bvgg-?(16|19)/i, 'caffe', 'ResNet and VGG'],
  [/densenet/i, 'imagenet', 'DenseNet'],
]

export function guessPreprocess(
  artifacts: ModelArtifacts,
  network: Network,
  shape: Classifier['inputShape'],
): Guess {
  const size = asNumber(artifacts.sidecar?.imageSize) ?? USUAL_SIZE
  const { scale, fit, why } = howFed(artifacts, network)
  return { height: shape[0] ?? size, width: shape[1] ?? size, scale, fit: fit ?? 'stretch', why }
}

function howFed(artifacts: ModelArtifacts, network: Network): How {
  if (artifacts.sidecar?.tmVersion !== undefined || isTeachable(artifacts)) {
    return {
      scale: 'signed',
      fit: 'crop',
      why: 'Teachable Machine crops the picture square and scales it to -1..1.',
    }
  }
  const inside = rescalesInside(network, artifacts)
  if (inside) return { scale: 'bytes', why: `The model scales the picture itself (${inside}).` }
  const text = namesIn(artifacts, network)
  const family = FAMILIES.find(([pattern]) => pattern.test(text))
  if (family) return { scale: family[1], why: `${family[2]} was trained on pictures scaled so.` }
  return startsWithNorm(network)
    ? { scale: 'bytes', why: 'The model begins with a normalisation.' }
    : { scale: 'unit', why: 'Nothing in the file says how pictures are scaled; 0..1 is the most usual.' }
}

function isTeachable(artifacts: ModelArtifacts): boolean {
  return asObject(artifacts.sidecar).packageName === '@teachablemachine/image'
}

/** Where architectures leave their names: the model's own, and those of its first and last nodes. */
function namesIn(artifacts: ModelArtifacts, network: Network): string {
  const config = asObject(asObject(asObject(artifacts.topology).model_config).config)
  const nodes = network.nodes.map((node) => node.name)
  return [artifacts.name, config.name, ...nodes.slice(0, 40), ...nodes.slice(-10)].join(' ')
}

function startsWithNorm(network: Network): boolean {
  const first = network.nodes.find((node) => node.inputs.some((input) => network.inputs.includes(input)))
  return first?.op === 'BatchNormalization' || first?.op === 'FusedBatchNormV3'
}
