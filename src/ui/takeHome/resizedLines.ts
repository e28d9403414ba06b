// Pillow's lines for how a picture becomes as large as the model's input. What is cut out is cut out first where the page
// does so: Pillow's own fit and pad look beyond the edge of what they keep, and place it half a pixel elsewhere.
import { resizedFirst } from '../../picture/geometry'
import type { Recipe } from '../../recipe/recipe'

type Asked = Pick<Recipe, 'fit' | 'resize' | 'resample'>

/** `picture` at the size of the input, rows and columns. */
export function resizedLines(
  { fit, resize, resample }: Asked,
  [height, width]: readonly [number, number],
): readonly string[] {
  const filter = `Image.${(resample ?? 'bilinear').toUpperCase()}`
  const to = { width, height, size: `(${width}, ${height})`, filter }
  if (fit === 'letterbox') return boxed(to)
  if (resize === null)
    return [...(fit === 'crop' ? cut(to) : []), `picture = picture.resize(${to.size}, ${filter})`]
  return [
    ...(fit === 'crop' ? shorterTo(resize, to) : [`size = ${stretchedTo(resize, to)}`]),
    `picture = picture.resize(size, ${filter})`,
    `left, top = (size[0] - ${width}) // 2, (size[1] - ${height}) // 2`,
    `picture = picture.crop((left, top, left + ${width}, top + ${height}))`,
  ]
}

interface To {
  readonly width: number
  readonly height: number
  readonly size: string
  readonly filter: string
}

/** As large as the input's proportions allow, or as small. */
const scaled = (which: 'min' | 'max', { width, height }: To) => [
  `scale = ${which}(picture.width / ${width}, picture.height / ${height})`,
]

const cut = (to: To) => [
  ...scaled('min', to),
  `w, h = int(${to.width} * scale + 0.5), int(${to.height} * scale + 0.5)`,
  'left, top = (picture.width - w) // 2, (picture.height - h) // 2',
  'picture = picture.crop((left, top, left + w, top + h))',
]

const boxed = (to: To) => [
  ...scaled('max', to),
  'w, h = max(1, int(picture.width / scale + 0.5)), max(1, int(picture.height / scale + 0.5))',
  `bars = Image.new("RGB", ${to.size})`,
  `bars.paste(picture.resize((w, h), ${to.filter}), ((${to.width} - w) // 2, (${to.height} - h) // 2))`,
  'picture = bars',
]

/** At least as large as the input: nothing is padded. */
function shorterTo(resize: number, { width, height }: To): readonly string[] {
  const size = `size = [${Math.max(resize, Math.min(width, height))} * side // min(picture.size) for side in picture.size]`
  if (width === height) return [size]
  return [
    size,
    `lacks = max(1, ${width} / size[0], ${height} / size[1])`,
    'size = [int(-(-side * lacks // 1)) for side in size]',
  ]
}

function stretchedTo(resize: number, { width, height }: To): string {
  const first = resizedFirst(width, height, { width, height, scale: 'unit', fit: 'stretch', resize })
  return `(${first?.size.join(', ')})`
}
