// What an ONNX file says, as far as it is read: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto
import type { Bytes, Field } from './wire'

/** TensorProto.DataType */
export const TYPES = {
  1: 'float32',
  2: 'uint8',
  3: 'int8',
  4: 'uint16',
  5: 'int16',
  6: 'int32',
  7: 'int64',
  8: 'string',
  9: 'bool',
  10: 'float16',
  11: 'float64',
  12: 'uint32',
  13: 'uint64',
  16: 'bfloat16',
  17: 'float8e4m3fn',
  18: 'float8e4m3fnuz',
  19: 'float8e5m2',
  20: 'float8e5m2fnuz',
  21: 'uint4',
  22: 'int4',
  23: 'float4e2m1',
  24: 'float8e8m0',
  25: 'uint2',
  26: 'int2',
} as const

export type ElementType = (typeof TYPES)[keyof typeof TYPES]

export interface OnnxTensor {
  readonly name: string
  readonly type: ElementType
  readonly shape: readonly number[]
  /** Where the numbers lie: in the file, raw or typed, or in another file. */
  readonly data:
    | { readonly kind: 'raw'; readonly at: Bytes }
    | { readonly kind: 'typed'; readonly fields: readonly Field[] }
    | {
        readonly kind: 'external'
        readonly location: string
        readonly offset: number
        readonly length: number | null
      }
}

export type Attribute =
  | { readonly kind: 'float' | 'int'; readonly value: number }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'numbers'; readonly value: readonly number[] }
  | { readonly kind: 'texts'; readonly value: readonly string[] }
  | { readonly kind: 'tensor'; readonly value: OnnxTensor }
  /** The body of an If or Loop, unread. */
  | { readonly kind: 'graph'; readonly value: Bytes }
  /** Of a function's node: the name of the caller's attribute. */
  | { readonly kind: 'reference'; readonly value: string }

export interface OnnxNode {
  readonly name: string
  readonly op: string
  /** Empty for ONNX's own operators. */
  readonly domain: string
  /** Empty names are inputs left out. */
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly attributes: ReadonlyMap<string, Attribute>
  readonly metadata: ReadonlyMap<string, string>
}

export interface OnnxValue {
  readonly name: string
  /** `tensor`, or what it is instead: `sequence`, `map`, `optional`, `sparse tensor`. */
  readonly kind: string
  readonly type: ElementType | null
  /** Null for a size that is left open; a null shape where the file says nothing. */
  readonly shape: readonly (number | null)[] | null
}

export interface OnnxGraph {
  readonly nodes: readonly OnnxNode[]
  readonly initialisers: ReadonlyMap<string, OnnxTensor>
  readonly inputs: readonly OnnxValue[]
  readonly outputs: readonly OnnxValue[]
}

/** An operator that the file itself defines. */
export interface OnnxFunction {
  readonly name: string
  readonly domain: string
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
  readonly nodes: readonly OnnxNode[]
  readonly opsets: ReadonlyMap<string, number>
  readonly attributes: ReadonlyMap<string, Attribute>
}

export interface OnnxModel {
  readonly graph: OnnxGraph
  readonly functions: readonly OnnxFunction[]
  readonly producer: string
  /** Version by domain; ONNX's own is ''. */
  readonly opsets: ReadonlyMap<string, number>
  readonly metadata: ReadonlyMap<string, string>
}
