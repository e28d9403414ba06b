// How pictures are probably fed to a model, and the sign that says so. A guess: the page shows it as one.
import type { Network } from '../../engine/types'
import type { Fit, Preprocess, Resample, Scale } from '../../picture/types'
import type { FormatCard } from '../format'
import { asNumber, asObject } from '../json'
import type { ModelArtifacts } from '../types'
import { feedingBeside } from './feeding'
import { type PictureInput, USUAL_SIZE } from './inputShape'
import { inputMean } from './inputStatistics'
import { type Rescaling, rescalingInside } from './rescaling'

type Guess = Preprocess & { readonly why: string }

export interface FileHints {
  readonly artifacts: ModelArtifacts
  readonly network: Network
  /** What the model calls itself, the likeliest first. */
  readonly names: readonly string[]
  /** Where its files say nothing: of its format's card, or of networks with such an end. */
  readonly usual?: FormatCard['usual']
}

interface How {
  readonly scale: Scale
  readonly fit?: Fit
  readonly why: string
  readonly height?: number | null
  readonly width?: number | null
  readonly resize?: number | null | undefined
  readonly resample?: Resample | null | undefined
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

/** Runs the network's first nodes where they scale the picture. */
export async function guessPreprocess(known: FileHints, picture: PictureInput): Promise<Guess> {
  const size = asNumber(known.artifacts.sidecar?.imageSize) ?? USUAL_SIZE
  const { scale, fit, why, height, width, resize, resample } = await howFed(known, picture)
  return {
    height: picture.shape[0] ?? height ?? size,
    width: picture.shape[1] ?? width ?? size,
    scale,
    fit: fit ?? 'stretch',
    ...(resize != null && { resize }),
    ...(resample != null && { resample }),
    why,
  }
}

async function howFed({ artifacts, network, names, usual }: FileHints, picture: PictureInput): Promise<How> {
  if (isTeachable(artifacts)) {
    const why = 'Teachable Machine crops the picture square and scales it to -1..1.'
    return { scale: 'signed', fit: 'crop', why }
  }
  const said = feedingBeside(artifacts.sidecar)
  if (said) return said
  const inside = await rescalingInside(network, picture)
  if (inside) return fromRescaling(inside)
  const measured = fromStatistics(network, artifacts)
  if (measured) return measured
  if (usual && picture.shape[2] === 3) return usual
  const text = [artifacts.name, names[0], ...someNodes(network)].join(' ')
  const family = FAMILIES.find(([pattern]) => pattern.test(text))
  if (family)
    return {
      scale: family[1],
      why: `Perhaps: its names sound like ${family[2]}, whose authors scaled pictures so. Nothing in the file says it.`,
    }
  return { scale: 'unit', why: 'Nothing in the file says how pictures are scaled; 0..1 is the most usual.' }
}

/** What the model divides by some fifty or more, or takes a hundred from, is 0..255; else it is 0..1. */
function fromRescaling({ node, slope, offset }: Rescaling): How {
  const bytes = Math.abs(slope) < 0.05 || Math.abs(offset / slope) > 20
  const range = bytes ? '0..255' : '0..1'
  return {
    scale: bytes ? 'bytes' : 'unit',
    why: `The model scales the picture itself, from ${range} (at "${node}").`,
  }
}

/** Trained on whole grey levels, or on 0..1: the first batch norm remembers. */
function fromStatistics(network: Network, artifacts: ModelArtifacts): How | null {
  const found = inputMean(network, artifacts)
  if (!found || found.fit < 0.7) return null
  const why = `Probably: its first batch norm remembers pictures of mean ${found.mean > 10 ? Math.round(found.mean) : found.mean.toFixed(2)}.`
  if (found.mean > 60 && found.mean < 180) return { scale: 'bytes', why }
  if (found.mean > 0.3 && found.mean < 0.7) return { scale: 'unit', why }
  return null
}

function isTeachable(artifacts: ModelArtifacts): boolean {
  const metadata = asObject(artifacts.sidecar)
  return metadata.tmVersion !== undefined || metadata.packageName === '@teachablemachine/image'
}

/** Architectures leave their names in those of the first and last nodes. */
function someNodes({ nodes }: Network): string[] {
  return [...nodes.slice(0, 40), ...nodes.slice(-10)].map(({ name }) => name)
}
