// What the lines of both libraries share: the picture as the PyTorch model behind this one is fed it.
import type { MethodCard, Params, ParamValue } from '../../engine/types'
import { normalisationOf } from '../../picture/scale'
import type { Recipe } from '../../recipe/recipe'
import type { ExplainRequest } from '../../recipe/types'
import type { OnStage } from '../../state/onStage'
import { resizedLines } from './resizedLines'

export interface Asked {
  /** With nothing left to a guess. */
  readonly recipe: Recipe
  readonly request: ExplainRequest
  readonly card: Pick<MethodCard, 'id' | 'convention'>
  readonly picture: string
  /** What the output is read as. */
  readonly output: OnStage['card']['outputKind']
  /** Rows and columns of the model's input. */
  readonly input: readonly [number, number]
}

/** Both libraries ask one score of a class: an output of boxes, or of classes at every place, is none. */
export const hasScores = ({ output, request: { target } }: Asked): boolean =>
  output !== 'mask' && !output.startsWith('boxes') && !('anchor' in target)

/** @param needs as pip is asked for it */
export function head({ request, recipe, card }: Asked, library: string, needs: string): readonly string[] {
  const convention = recipe.convention ?? card.convention
  const other = convention !== library
  return [
    ...(other
      ? [`# The map on show has its numbers as in ${convention}; choose "${library}" there for these.`]
      : []),
    '# model: the PyTorch model behind this one, in eval mode; a layer is called as there',
    `# (${request.layers.join(', ') || 'the whole network'} in the converted one)`,
    `# pip install "${needs}"`,
    'import numpy as np',
    'import torch',
    'from PIL import Image, ImageOps',
  ]
}

export function prepared({ recipe, picture, input }: Asked): readonly string[] {
  const { mean, std, reversed } = normalisationOf(recipe.scale ?? 'unit')
  return [
    `picture = ImageOps.exif_transpose(Image.open(${str(picture)})).convert("RGB")`,
    ...resizedLines(recipe, input),
    `pixels = np.asarray(picture, np.float32)${reversed ? '[..., ::-1]' : ''}`,
    `pixels = (pixels - ${list(mean.map(short))}) / ${list(std.map(short))}`,
    'x = torch.from_numpy(pixels.astype(np.float32).transpose(2, 0, 1))[None]',
  ]
}

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
