// Numbers of eight bits and fewer as a file packs them: small floats, and whole numbers of four and two bits, the lowest
// bits of a byte first.

interface Float {
  readonly exponent: number
  readonly mantissa: number
  readonly bias: number
  /** What the largest exponent says: infinite values as in IEEE 754, one code that is none, or numbers like all others. */
  readonly top: 'infinite' | 'last' | 'number' | 'minus zero'
}

/** https://onnx.ai/onnx/technical/float8.html */
function floatOf(code: number, { exponent, mantissa, bias, top }: Float): number {
  const sign = code >> (exponent + mantissa) ? -1 : 1
  const e = (code >> mantissa) & (2 ** exponent - 1)
  const m = code & (2 ** mantissa - 1)
  const highest = e === 2 ** exponent - 1
  if (top === 'infinite' && highest) return m ? Number.NaN : sign * Number.POSITIVE_INFINITY
  if (top === 'last' && highest && m === 2 ** mantissa - 1) return Number.NaN
  if (top === 'minus zero' && sign < 0 && e === 0 && m === 0) return Number.NaN
  const fraction = m / 2 ** mantissa
  return sign * (e === 0 ? fraction * 2 ** (1 - bias) : (1 + fraction) * 2 ** (e - bias))
}

const float = (parts: Float) => (code: number) => floatOf(code, parts)
const signed = (bits: number) => (code: number) => (code >> (bits - 1) ? code - 2 ** bits : code)
const plain = (code: number) => code

/** Bits of one number, and what they say. */
export const NARROW = {
  float8e4m3fn: { bits: 8, value: float({ exponent: 4, mantissa: 3, bias: 7, top: 'last' }) },
  float8e4m3fnuz: { bits: 8, value: float({ exponent: 4, mantissa: 3, bias: 8, top: 'minus zero' }) },
  float8e5m2: { bits: 8, value: float({ exponent: 5, mantissa: 2, bias: 15, top: 'infinite' }) },
  float8e5m2fnuz: { bits: 8, value: float({ exponent: 5, mantissa: 2, bias: 16, top: 'minus zero' }) },
  uint4: { bits: 4, value: plain },
  int4: { bits: 4, value: signed(4) },
  float4e2m1: { bits: 4, value: float({ exponent: 2, mantissa: 1, bias: 1, top: 'number' }) },
  float8e8m0: { bits: 8, value: (code: number) => (code === 255 ? Number.NaN : 2 ** (code - 127)) },
  uint2: { bits: 2, value: plain },
  int2: { bits: 2, value: signed(2) },
} as const

/** As many numbers as are asked for, or as there are. */
export function narrowNumbers(
  bytes: ArrayLike<number>,
  { bits, value }: (typeof NARROW)[keyof typeof NARROW],
  count: number,
): Float32Array {
  const each = 8 / bits
  const numbers = new Float32Array(Math.min(count, bytes.length * each))
  for (let i = 0; i < numbers.length; i++) {
    const byte = bytes[Math.floor(i / each)] ?? 0
    numbers[i] = value((byte >> ((i % each) * bits)) & (2 ** bits - 1))
  }
  return numbers
}
