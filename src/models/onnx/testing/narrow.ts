// Numbers of 32 bits written in 16.
import type { TensorText } from './writeOnnx'

export function bytesToFloat(raw: Uint8Array): Float32Array {
  return new Float32Array(raw.slice().buffer)
}

/** As half precision (10) or bfloat16 (16); what does not fit is cut off. */
export function halves({ shape, raw }: TensorText, type: 10 | 16): TensorText {
  const bits = new Uint32Array(raw.slice().buffer)
  const short = Uint16Array.from(bits, (word) => (type === 16 ? word >>> 16 : half(word)))
  return { shape, type, raw: new Uint8Array(short.buffer) }
}

/** Of the bits of a float32 between 2^-14 and 65504; smaller ones become 0. */
function half(word: number): number {
  const exponent = ((word >>> 23) & 255) - 112
  const sign = (word >>> 16) & 0x8000
  return exponent <= 0 ? sign : sign | (exponent << 10) | ((word >>> 13) & 1023)
}
