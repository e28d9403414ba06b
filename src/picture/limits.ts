// How large a picture may be, on page and terminal alike: what a canvas can hold.
import { failure } from '../errors'

const LARGEST_SIDE = 16_384
const MOST_PIXELS = 100_000_000
const text = (value: number) => value.toLocaleString('en')

/** @throws BadImage where a canvas could not hold the picture */
export function checkPictureSize(name: string, width: number, height: number): void {
  const size = `${name} has ${text(width)} × ${text(height)} pixels`
  if (width < 1 || height < 1) throw failure('BadImage', `${size}; take a picture of at least one pixel.`)
  if (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS)
    throw failure(
      'BadImage',
      `${size}; scale it to at most ${text(LARGEST_SIDE)} a side and 100 million in all.`,
    )
}
