// ROAD's noisy linear imputation, arxiv.org/abs/2202.00449: each removed pixel is the weighted mean of its eight
// neighbours (edges 1/6, corners 1/12; fewer at the border of the picture), all solved at once. The system is
// symmetric and positive definite, so conjugate gradients solve it, to a millionth of what is missing.
import { normals } from '../scoring/random'

const neighbours: readonly (readonly [number, number, number])[] = [
  [0, 1, 1 / 6],
  [0, -1, 1 / 6],
  [1, 0, 1 / 6],
  [-1, 0, 1 / 6],
  [1, 1, 1 / 12],
  [1, -1, 1 / 12],
  [-1, 1, 1 / 12],
  [-1, -1, 1 / 12],
]

export interface Imputing {
  /** [H, W, C]. */
  readonly data: Float32Array
  readonly shape: readonly [number, number, number]
  /** 1 where a pixel is kept, 0 where it is imputed; [H, W]. */
  readonly kept: Uint8Array
  readonly noise?: { readonly std: number; readonly seed: number }
}

/** The picture with the removed pixels filled in, [H, W, C]. Where nothing is kept there is nothing to fill from. */
export async function impute(
  { data, shape, kept, noise }: Imputing,
  step: () => Promise<void>,
): Promise<Float32Array> {
  const [height, width, channels] = shape
  const system = systemOf(kept, height, width)
  const out = data.slice()
  const random = noise && normals(system.pixels.length * channels, noise.std, noise.seed)
  for (let c = 0; c < channels; c++) {
    const known = (pixel: number) => data[pixel * channels + c] ?? 0
    const values = await solve(
      system,
      system.known.map((list) => weighted(list, known)),
      step,
    )
    system.pixels.forEach((pixel, i) => {
      out[pixel * channels + c] = (values[i] ?? 0) + (random?.[c * system.pixels.length + i] ?? 0)
    })
  }
  return out
}

type Weighted = readonly (readonly [at: number, weight: number])[]

const weighted = (list: Weighted, value: (at: number) => number) =>
  list.reduce((sum, [at, weight]) => sum + weight * value(at), 0)

interface System {
  /** Pixels that are imputed. */
  readonly pixels: readonly number[]
  /** Of each: weights that lie inside the picture. */
  readonly diagonal: Float64Array
  /** Of each: neighbours that are kept, by pixel. */
  readonly known: readonly Weighted[]
  /** Of each: eight places among the imputed pixels, or itself with weight 0. */
  readonly places: Int32Array
  readonly weights: Float64Array
}

function systemOf(kept: Uint8Array, height: number, width: number): System {
  const place = new Int32Array(kept.length).fill(-1)
  const pixels: number[] = []
  kept.forEach((keep, pixel) => {
    if (keep) return
    place[pixel] = pixels.length
    pixels.push(pixel)
  })
  const diagonal = new Float64Array(pixels.length)
  const places = new Int32Array(8 * pixels.length)
  const weights = new Float64Array(8 * pixels.length)
  const known = pixels.map((pixel, i): Weighted => {
    const [row, column] = [Math.floor(pixel / width), pixel % width]
    const near: [number, number][] = []
    neighbours.forEach(([dy, dx, weight], n) => {
      places[8 * i + n] = i
      const [y, x] = [row + dy, column + dx]
      if (y < 0 || x < 0 || y >= height || x >= width) return
      diagonal[i] = (diagonal[i] ?? 0) + weight
      const other = y * width + x
      const at = place[other] ?? -1
      if (at < 0) near.push([other, weight])
      else {
        places[8 * i + n] = at
        weights[8 * i + n] = weight
      }
    })
    return near
  })
  return { pixels, diagonal, known, places, weights }
}

const MOST = 2000
const RESIDUAL = 1e-6

/** Conjugate gradients with the diagonal as preconditioner. */
async function solve(
  system: System,
  right: readonly number[],
  step: () => Promise<void>,
): Promise<Float64Array> {
  const { diagonal } = system
  const n = right.length
  const x = new Float64Array(n)
  const r = Float64Array.from(right)
  const z = r.map((v, i) => v / (diagonal[i] ?? 1))
  const p = z.slice()
  const q = new Float64Array(n)
  let rz = dot(r, z)
  const small = RESIDUAL ** 2 * Math.max(rz, 1e-30)
  for (let iteration = 0; iteration < MOST && rz > small; iteration++) {
    times(system, p, q)
    const alpha = rz / dot(p, q)
    const next = advance({ x, r, z, p, q, diagonal }, alpha)
    const beta = next / rz
    for (let i = 0; i < n; i++) p[i] = (z[i] as number) + beta * (p[i] as number)
    rz = next
    if (iteration % 20 === 19) await step()
  }
  return x
}

type Vectors = Readonly<Record<'x' | 'r' | 'z' | 'p' | 'q' | 'diagonal', Float64Array>>

/** One step along p; answers with r z. */
function advance({ x, r, z, p, q, diagonal }: Vectors, alpha: number): number {
  let sum = 0
  for (let i = 0; i < x.length; i++) {
    x[i] = (x[i] as number) + alpha * (p[i] as number)
    const rest = (r[i] as number) - alpha * (q[i] as number)
    const scaled = rest / (diagonal[i] as number)
    r[i] = rest
    z[i] = scaled
    sum += rest * scaled
  }
  return sum
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number)
  return sum
}

function times({ diagonal, places, weights }: System, p: Float64Array, out: Float64Array): void {
  for (let i = 0; i < p.length; i++) {
    let sum = (diagonal[i] as number) * (p[i] as number)
    const end = 8 * i + 8
    for (let n = 8 * i; n < end; n++) sum -= (weights[n] as number) * (p[places[n] as number] as number)
    out[i] = sum
  }
}
