// Conjugate gradients for holes in a picture that are the weighted means of their neighbours. Values lie on the picture
// with a border of one pixel round it, zero outside the holes, so that no neighbour has to be looked up. The
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
  /** Places of a row, the border's among them. */
  readonly stride: number
  /** First place and the one behind the last of each run of holes in a row. */
  readonly runs: Int32Array
  /** Of each place: the weights of the neighbours that lie inside the picture. */
  readonly diagonal: Float64Array
}

/** @param kept 0 where there is a hole, [H, W] */
export function findHoles(kept: Uint8Array, height: number, width: number): Holes {
  const stride = width + 2
  const inside = new Float64Array(stride * (height + 2))
  const runs: number[] = []
  for (let y = 0; y < height; y++) {
    const row = (y + 1) * stride + 1
    for (let x = 0; x < width; x++) {
      inside[row + x] = 1
      const hole = !kept[y * width + x]
      const before = x > 0 && !kept[y * width + x - 1]
      if (hole && !before) runs.push(row + x)
      if (hole && (x === width - 1 || kept[y * width + x + 1])) runs.push(row + x + 1)
    }
  }
  const bare = { stride, runs: Int32Array.from(runs), diagonal: inside }
  return { ...bare, diagonal: nearby(bare, inside) }
}

/** The weighted sum of the eight neighbours of each hole. */
export function nearby({ stride, runs, diagonal }: Holes, values: Float64Array): Float64Array {
  const out = new Float64Array(diagonal.length)
  for (let run = 0; run < runs.length; run += 2)
    for (let i = runs[run] as number; i < (runs[run + 1] as number); i++) out[i] = around(values, i, stride)
  return out
}

function around(v: Float64Array, i: number, stride: number): number {
  const up = i - stride
  const down = i + stride
  const edges = (v[i - 1] as number) + (v[i + 1] as number) + (v[up] as number) + (v[down] as number)
  const above = (v[up - 1] as number) + (v[up + 1] as number)
  const below = (v[down - 1] as number) + (v[down + 1] as number)
  return EDGE * edges + CORNER * (above + below)
}

type Vectors = Readonly<Record<'x' | 'r' | 'z' | 'p' | 'q', Float64Array>>

/** The values of the holes; `right` is overwritten. */
export async function solveHoles(
  holes: Holes,
  right: Float64Array,
  step: () => Promise<void>,
): Promise<Float64Array> {
  const empty = () => new Float64Array(right.length)
  const vectors: Vectors = { x: empty(), r: right, z: empty(), p: empty(), q: empty() }
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
function times({ stride, runs, diagonal }: Holes, { p, q }: Vectors): number {
  let sum = 0
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1] as number
    for (let i = runs[run] as number; i < end; i++) {
      const value = p[i] as number
      const product = (diagonal[i] as number) * value - around(p, i, stride)
      q[i] = product
      sum += value * product
    }
  }
  return sum
}

/** z from the residual, down the picture and up again; answers with r z. */
function relax({ stride, runs, diagonal }: Holes, { r, z }: Vectors): number {
  for (let run = 0; run < runs.length; run += 2) {
    const end = runs[run + 1] as number
    for (let i = runs[run] as number; i < end; i++) {
      const up = i - stride
      const edges = (z[i - 1] as number) + (z[up] as number)
      const before = EDGE * edges + CORNER * ((z[up - 1] as number) + (z[up + 1] as number))
      z[i] = (OMEGA * ((r[i] as number) + before)) / (diagonal[i] as number)
    }
  }
  let sum = 0
  for (let run = runs.length - 2; run >= 0; run -= 2) {
    const first = runs[run] as number
    for (let i = (runs[run + 1] as number) - 1; i >= first; i--) {
      const down = i + stride
      const edges = (z[i + 1] as number) + (z[down] as number)
      const behind = EDGE * edges + CORNER * ((z[down - 1] as number) + (z[down + 1] as number))
      const value = (z[i] as number) + (OMEGA * behind) / (diagonal[i] as number)
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
