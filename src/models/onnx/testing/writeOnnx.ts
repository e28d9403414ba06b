// Numbers of small ONNX files for tests; the writer itself is the one that scorers use.
import type { TensorText } from '../proto/writeModel'

export {
  type FunctionText,
  type GraphText,
  joined,
  type ModelText,
  type NodeText,
  type TensorText,
  writeOnnx,
} from '../proto/writeModel'

/** float32 numbers, little end first. */
export function floats(shape: readonly number[], data?: readonly number[]): TensorText {
  const count = shape.reduce((a, b) => a * b, 1)
  const numbers = Float32Array.from(
    { length: count },
    (_, i) => data?.[i % data.length] ?? Math.sin(i * 0.7) * 0.5,
  )
  return { shape, raw: new Uint8Array(numbers.buffer) }
}

/** int64 numbers. */
export function integers(data: readonly number[], shape: readonly number[] = [data.length]): TensorText {
  return { shape, type: 7, raw: new Uint8Array(BigInt64Array.from(data, BigInt).buffer) }
}
