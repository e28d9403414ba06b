// Seeded normal values, the same on every backend and in every worker.

/** sfc32: small, fast, passes PractRand. https://pracrand.sourceforge.net */
export function uniforms(seed: number, stream = 0): () => number {
  let a = seed | 0
  let b = (seed / 4294967296) | 0
  let c = stream | 0
  let count = 1
  const next = () => {
    const t = (a + b + count) | 0
    count = (count + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + t) | 0
    return (t >>> 0) / 4294967296
  }
  for (let i = 0; i < 15; i++) next()
  return next
}

/** Normal values of mean 0, by the polar method. `stream` tells channels of one seed apart. */
export function normals(count: number, std: number, seed: number, stream = 0): Float32Array {
  const next = uniforms(seed, stream)
  const values = new Float32Array(count)
  for (let i = 0; i < count; ) {
    const x = 2 * next() - 1
    const y = 2 * next() - 1
    const r = x * x + y * y
    if (r >= 1 || r === 0) continue
    const scale = std * Math.sqrt((-2 * Math.log(r)) / r)
    values[i++] = x * scale
    if (i < count) values[i++] = y * scale
  }
  return values
}
