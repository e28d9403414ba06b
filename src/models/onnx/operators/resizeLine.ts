// One axis of a Resize as a matrix: for each cell that comes out, the shares of those that go in.
// Coordinates and kernels as https://onnx.ai/onnx/operators/onnx__Resize.html has them.

export interface Mode {
  readonly kind: 'nearest' | 'linear' | 'cubic'
  /** coordinate_transformation_mode */
  readonly places: string
  /** How a place between two cells is rounded. */
  readonly nearest: string
  /** The parameter of the cubic kernel. */
  readonly cubic: number
  readonly excludeOutside: boolean
  /** Value of cells beyond a cropped region. */
  readonly outside: number
  readonly antialias: boolean
}

export interface Line {
  readonly size: number
  readonly out: number
  readonly scale: number
  /** Begin and end of the region, as shares of the size; null for the whole. */
  readonly crop: readonly [number, number] | null
}

/** Where the cell `o` lies among those that go in. */
function placeOf(o: number, { size, out, scale, crop }: Line, places: string): number {
  const exact = size * scale
  switch (places) {
    case 'asymmetric':
      return o / scale
    case 'align_corners':
      return out === 1 ? 0 : (o * (size - 1)) / (exact - 1)
    case 'pytorch_half_pixel':
      return out > 1 ? (o + 0.5) / scale - 0.5 : 0
    case 'half_pixel_symmetric':
      return (size / 2) * (1 - out / exact) + (o + 0.5) / scale - 0.5
    case 'tf_half_pixel_for_nn':
      return (o + 0.5) / scale
    case 'tf_crop_and_resize': {
      const [begin, end] = crop ?? [0, 1]
      if (out > 1) return begin * (size - 1) + (o * (end - begin) * (size - 1)) / (out - 1)
      return 0.5 * (begin + end) * (size - 1)
    }
    default:
      return (o + 0.5) / scale - 0.5
  }
}

function rounded(x: number, how: string): number {
  if (how === 'floor') return Math.floor(x)
  if (how === 'ceil') return Math.ceil(x)
  return how === 'round_prefer_ceil' ? Math.floor(x + 0.5) : Math.ceil(x - 0.5)
}

const triangle = (x: number) => Math.max(0, 1 - Math.abs(x))

/** Keys's cubic kernel. */
function cubic(x: number, a: number): number {
  const d = Math.abs(x)
  if (d <= 1) return (a + 2) * d ** 3 - (a + 3) * d ** 2 + 1
  return d < 2 ? a * (d ** 3 - 5 * d ** 2 + 8 * d - 4) : 0
}

/** Cells around a place and their shares; beyond the ends they may be named too. */
function sharesAt(place: number, { scale }: Line, mode: Mode): [number, number][] {
  if (mode.kind === 'nearest') return [[rounded(place, mode.nearest), 1]]
  const kernel = mode.kind === 'linear' ? triangle : (x: number) => cubic(x, mode.cubic)
  const radius = mode.kind === 'linear' ? 1 : 2
  const stretch = mode.antialias ? Math.min(1, scale) : 1
  const first = Math.floor(place - radius / stretch) + 1
  const count = Math.ceil((2 * radius) / stretch)
  const shares = Array.from({ length: count }, (_, i): [number, number] => [
    first + i,
    kernel((first + i - place) * stretch),
  ])
  const total = shares.reduce((sum, [, share]) => sum + share, 0)
  return mode.antialias ? shares.map(([cell, share]) => [cell, share / total]) : shares
}

/** The matrix [out, size] by rows, and 1 for each cell that lies beyond the region. */
export function linesMatrix(line: Line, mode: Mode): { matrix: Float32Array; outside: number[] } {
  const { size, out } = line
  const matrix = new Float32Array(out * size)
  const outside = new Array<number>(out).fill(0)
  for (let o = 0; o < out; o++) {
    const place = placeOf(o, line, mode.places)
    if (mode.places === 'tf_crop_and_resize' && (place < 0 || place > size - 1)) {
      outside[o] = 1
      continue
    }
    const shares = sharesAt(place, line, mode)
    const inside = shares.filter(([cell]) => cell >= 0 && cell < size)
    const total = inside.reduce((sum, [, share]) => sum + share, 0)
    const used = mode.excludeOutside
      ? inside.map(([cell, share]): [number, number] => [cell, share / total])
      : shares
    for (const [cell, share] of used) {
      const at = o * size + Math.max(0, Math.min(size - 1, cell))
      matrix[at] = (matrix[at] ?? 0) + share
    }
  }
  return { matrix, outside }
}
