// Pillow's lines for how a picture becomes as large as the model's input.
import { resizedFirst } from '../../picture/geometry'
import type { Recipe } from '../../recipe/recipe'

type Asked = Pick<Recipe, 'fit' | 'resize' | 'resample'>

/** `picture` at the size of the input, rows and columns. */
export function resizedLines(
  { fit, resize, resample }: Asked,
  [height, width]: readonly [number, number],
): readonly string[] {
  const size = `(${width}, ${height})`
  const filter = `Image.${(resample ?? 'bilinear').toUpperCase()}`
  if (fit === 'letterbox') return [`picture = ImageOps.pad(picture, ${size}, ${filter})`]
  if (resize === null && fit === 'crop') return [`picture = ImageOps.fit(picture, ${size}, ${filter})`]
  if (resize === null) return [`picture = picture.resize(${size}, ${filter})`]
  return [
    `picture = picture.resize(${fit === 'crop' ? shorterTo(resize) : stretchedTo(resize, [height, width])}, ${filter})`,
    `left, top = [(a - b) // 2 for a, b in zip(picture.size, ${size})]`,
    `picture = picture.crop((left, top, left + ${width}, top + ${height}))`,
  ]
}

const shorterTo = (side: number) => `[${side} * side // min(picture.size) for side in picture.size]`

function stretchedTo(resize: number, [height, width]: readonly [number, number]): string {
  const first = resizedFirst(width, height, { width, height, scale: 'unit', fit: 'stretch', resize })
  return `(${first?.size.join(', ')})`
}
