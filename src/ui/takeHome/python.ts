// What the lines of both libraries share: the picture as the PyTorch model behind this one is fed it.
import type { MethodCard, Params, ParamValue } from '../../engine/types'
import { normalisationOf } from '../../picture/scale'
import type { Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import type { OnStage } from '../../state/onStage'
import { takeHomeWords as words } from '../words/takeHomeWords'
import { resizedLines } from './resizedLines'

export interface Asked {
  /** With nothing left to a guess. */
  readonly recipe: Recipe
  readonly request: ExplainRequest
  readonly card: Pick<MethodCard, 'id' | 'convention'>
  /** The name of its file, and whether that brings a colour profile. */
  readonly picture: string
  readonly profiled: boolean
  /** The model's, of which the request names some. */
  readonly layers: OnStage['card']['layers']
  /** What the output is read as. */
  readonly output: OnStage['card']['outputKind']
  /** Rows, columns and channels of the model's input. */
  readonly input: readonly [number, number, number]
}

/** Both libraries ask one score of a class: an output of boxes, or of classes at every place, is none. */
export const hasScores = ({ output, request: { target } }: Asked): boolean =>
  output !== 'mask' && !output.startsWith('boxes') && !('anchor' in target)

/**
 * The layer that neither library can be pointed at: what PyTorch computes between two modules, as densenet's last ReLU.
 * FullGrad asks for none.
 */
export const unmadeIn = ({ layers, request, card }: Pick<Asked, 'layers' | 'request' | 'card'>) =>
  card.id === 'fullgrad'
    ? undefined
    : layers.find(({ name, noModule }) => noModule && request.layers.includes(name))

/** The last module before it. */
export const moduleBefore = ({ layers }: Pick<Asked, 'layers'>, name: string) =>
  layers
    .slice(
      0,
      Math.max(
        0,
        layers.findIndex((layer) => layer.name === name),
      ),
    )
    .findLast(({ noModule }) => !noModule)

/** The layer that holds tokens in place of a map: torch gives it as [n, tokens, channels]. */
export const tokensIn = ({ layers, request }: Pick<Asked, 'layers' | 'request'>) =>
  layers.find(({ name, kind }) => kind === 'tokens' && request.layers.includes(name))

/** @param needs as pip is asked for it */
export function head(
  { request, recipe, card, profiled }: Asked,
  library: string,
  needs: string,
): readonly string[] {
  const convention = recipe.convention ?? card.convention
  const other = convention !== library
  return [
    ...(other ? [`# ${words.otherNumbers(convention, library)}`] : []),
    `# ${words.behind}`,
    // Who named the layer may have broken the line: what follows would be code.
    `# ${words.converted(request.layers.join(', ').replaceAll(/\s+/g, ' '))}`,
    `# pip install "${needs}"`,
    ...(profiled ? ['import io'] : []),
    'import numpy as np',
    'import torch',
    `from PIL import Image, ${profiled ? 'ImageCms, ' : ''}ImageOps`,
  ]
}

export function prepared({ recipe, picture, profiled, input }: Asked): readonly string[] {
  const { mean, std, reversed } = normalisationOf(recipe.scale ?? 'unit')
  const [height, width, channels] = input
  const read = channels === 1 ? 'picture.convert("L"), np.float32)[..., None]' : 'picture, np.float32)'
  return [
    `picture = ImageOps.exif_transpose(Image.open(${str(picture)}))`,
    ...(profiled ? profileHeeded : []),
    ...opaque(picture),
    ...resizedLines(recipe, [height, width]),
    `pixels = np.asarray(${read}${reversed && channels > 1 ? '[..., ::-1]' : ''}`,
    `pixels = (pixels - ${list(mean.map(short))}) / ${list(std.map(short))}`,
    'x = torch.from_numpy(pixels.astype(np.float32).transpose(2, 0, 1))[None]',
  ]
}

/** As browsers do, of inks not. */
const profileHeeded = [
  'if picture.mode == "P":',
  '    picture = picture.convert("RGBA")',
  'if "icc_profile" in picture.info and picture.mode in ("RGB", "RGBA", "L"):',
  '    profile = io.BytesIO(picture.info["icc_profile"])',
  '    mode = "RGBA" if picture.mode == "RGBA" else "RGB"',
  '    picture = ImageCms.profileToProfile(picture, profile, ImageCms.createProfile("sRGB"), outputMode=mode)',
]

/** Transparency is laid over white; JPEG files have none. */
const opaque = (picture: string) =>
  /\.jpe?g$/i.test(picture)
    ? ['picture = picture.convert("RGB")']
    : [
        'picture = picture.convert("RGBA")',
        'picture = Image.alpha_composite(Image.new("RGBA", picture.size, "white"), picture).convert("RGB")',
      ]

export const named = (params: Params, names: Readonly<Record<string, string>>) =>
  Object.entries(params)
    .flatMap(([name, value]) => (names[name] ? [`, ${names[name]}=${literal(value)}`] : []))
    .join('')

/** Without what binary fractions leave at their end. */
const short = (value: number) => String(Number(value.toPrecision(12)))

function literal(value: ParamValue): string {
  if (typeof value === 'boolean') return value ? 'True' : 'False'
  return typeof value === 'string' ? str(value) : String(value)
}

export const list = (items: readonly string[]) => `[${items.join(', ')}]`
export const str = (text = '') => JSON.stringify(text)
