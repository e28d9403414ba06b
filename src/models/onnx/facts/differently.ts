// What a file says of resizing and cropping that is done otherwise here: the shorter side, or both, become the model's
// size at once, by antialiased bilinear.

interface Said {
  /** The file that says it. */
  readonly file: string
  /** Share of the resized picture that its authors' crop keeps, 1 for all. */
  readonly share: number
  /** PIL's number or a name: 3, "bicubic"; null where nothing is said. */
  readonly resample: string | number | null
}

const RESAMPLINGS = ['nearest', 'lanczos', 'bilinear', 'bicubic', 'box', 'hamming']

/** How pictures are fed, with what differs from it; a sentence or two. */
export function saidOfFeeding({ file, share, resample }: Said): string {
  const name = typeof resample === 'number' ? RESAMPLINGS[resample] : resample
  const differences = [
    ...(share > 0 && share < 0.995
      ? [`the middle ${Math.round(share * 100)} % of the shorter side, where here all of it is shown`]
      : []),
    ...(name && name !== 'bilinear' ? [`${name} resampling, where here it is bilinear, antialiased`] : []),
  ]
  const first = `${file} says how pictures are fed.`
  return differences.length > 0 ? `${first} It asks for ${differences.join(', and for ')}.` : first
}
