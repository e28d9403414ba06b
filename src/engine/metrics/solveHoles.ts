// Conjugate gradients for holes in a picture that are the weighted means of their neighbours. Values lie on the picture
// with a border of one pixel round it, zero outside the holes, so that no neighbour has to be looked up; the channels of
// a pixel lie side by side and are solved as one system, so that no sweep waits for the value it has just made. The
// preconditioner is symmetric successive over-relaxation: one sweep down and one up.

/** To a ten-millionth of what is missing. */
const RESIDUAL = 1e-7
const MOST = 2000
const EDGE = 1 / 6
const CORNER = 1 / 12
/** Near the best for holes of some hundred pixels across. */
const OMEGA = 1.8

/** Missing pixels as a system of equations: each is the weighted mean of its neighbours. */
export interface Holes {
  /** From a value to that of the next pixel: the channels. */
  readonly step: number
  /** From a value to that of the next row, the border's pixels among them. */
  readonly stride: number
  /** First value and the one behind the last of each run of holes in a row. */
  readonly runs: Int32Array
  /** Of each value: the weights of the neighbours that lie inside the picture. */
  readonly diagonal: Float64Array
}

/** @param kept 0 where there is a hole, [H, W] */
export function findHoles(
  kept: Uint8Array,
  [height, width, channels]: readonly [number, number, number],
): Holes {
  const stride = (width + 2) * channels
  const inside = new Float64Array(stride * (height + 2))
  const runs: number[] = []
  for (let y = 0; y < height; y++) {
    const row = (y + 1) * stride + channels
    inside.fill(1, row, row + width * channels)
    for (let x = 0; x < width; x++) {
      const hole = !kept[y * width + x]
      const before = x > 0 && !kept[y * width + x - 1]
      if (hole && !before) runs.push(row + x * channels)
      if (hole && (x === width - 1 || kept[y * width + x + 1])) runs.push(row + (x + 1) * channels)
    }
  }
  const bare = { step: channels, stride, runs: Int32Array.from(runs), diagonal: inside }
  return { ...bare, diagonal: nearby(bare, inside) }
}

/** The weighted sum of the eight neighbours of each hole. */
export function nearby(holes: Holes, values: Float64Array): Float64Array {
  const { runs, diagonal } = holes
  const out = new Float64Array(diagonal.length)
  for (let run = 0; run < runs.length; run += 2)
    for (let i = runs[run] as number; i < (runs[run + 1] as number); i++) out[i] = around(values, i, holes)
  return out
}

function around(v: Float64Array, i: number, { step, stride }: Pick<Holes, 'step' | 'stride'>): number {
  const up = i - stride
  const down = i + stride
  const edges = (v[i - step] as number) + (v[i + step] as number) + (v[up] as number) + (v[down] as number)
  const above = (v[up - step] as number) + (v[up + step] as number)
  const below = (v[down - step] as number) + (v[down + step] as number)
  return EDGE * edges + CORNER * (above + below)
}

/** `factor` is what a sweep multiplies by. */
type Vectors = Readonly<Record<'x' | 'r' | 'z' | 'p' | 'q' | 'factor', Float64Array>>

/** The values of the holes, channels side by side; `right` is overwritten. */
export async function solveHoles(
  holes: Holes,
  right: Float64Array,
  step: () => Promise<void>,
): Promise<Float64Array> {
  const empty = () => new Float64Array(right.length)
  const factor = holes.diagonal.map((value) => (value === 0 ? 0 : OMEGA / value))
  const vectors: Vectors = { x: empty(), r: right, z: empty(), p: empty(), q: empty(), factor }
  let rest = relax(holes, vectors)
  const small = RESIDUAL ** 2 * Math.max(rest, 1e-30)
  turn(holes, vectors, 0)
  for (let iteration = 0; iteration < MOST && rest > small; iteration++) {
    advance(holes, vectors, rest / times(holes, vectors))
    const next = relax(holes, vectors)
    turn(holes, vectors, next / rest)
    rest = next
    if (iteration % 20 === 19) await step()
  }
  return vectors.x
}

/** q = A p; answers with p q. */
function times({ step, stride, runs, diagonal }: Holes, { p, q }: Vectors): number {
  const steps = { step, stride }
  let sum = 0
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1] as number
    for (let i = runs[run] as number; i < end; i++) {
      const value = p[i] as number
      const product = (diagonal[i] as number) * value - around(p, i, steps)
      q[i] = product
      sum += value * product
    }
  }
  return sum
}

/** z from the residual, down the picture and up again; answers with r z. */
function relax({ step, stride, runs }: Holes, { r, z, factor }: Vectors): number {
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1] as number
    for (let i = runs[run] as number; i < end; i++) {
      const up = i - stride
      const edges = (z[i - step] as number) + (z[up] as number)
      const before = EDGE * edges + CORNER * ((z[up - step] as number) + (z[up + step] as number))
      z[i] = (factor[i] as number) * ((r[i] as number) + before)
    }
  }
  let sum = 0
  for (let run = runs.length - 2; run >= 0; run -= 2) {
    const first = runs[run] as number
    for (let i = (runs[run + 1] as number) - 1; i >= first; i--) {
      const down = i + stride
      const edges = (z[i + step] as number) + (z[down] as number)
      const behind = EDGE * edges + CORNER * ((z[down - step] as number) + (z[down + step] as number))
      const value = (z[i] as number) + (factor[i] as number) * behind
      z[i] = value
      sum += value * (r[i] as number)
    }
  }
  return sum
}

/** One step along p. */
function advance({ runs }: Holes, { x, r, p, q }: Vectors, alpha: number): void {
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1] as number
    for (let i = runs[run] as number; i < end; i++) {
      x[i] = (x[i] as number) + alpha * (p[i] as number)
      r[i] = (r[i] as number) - alpha * (q[i] as number)
    }
  }
}

/** p = z + beta p. */
function turn({ runs }: Holes, { z, p }: Vectors, beta: number): void {
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1] as number
    for (let i = runs[run] as number; i < end; i++) p[i] = (z[i] as number) + beta * (p[i] as number)
  }
}
