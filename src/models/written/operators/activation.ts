// Activations: those of their own, and those that are fused into a convolution or a product.
import { fixed, floats, heldAt, NotWritten, put, type Sheet } from '../sheet'
import type { Asked, Write, Writers } from './writer'

const scalar = (sheet: Sheet, value: number) => floats(sheet, Float32Array.of(value), [])

function clipped(sheet: Sheet, name: string, low: number, high: number): string {
  return put(sheet, 'Clip', [name, scalar(sheet, low), scalar(sheet, high)])
}

/** What a fused kernel does last. @param slopes shape that a slope for each channel has here */
export function activated(
  { sheet, attribute, operation }: Asked,
  name: string,
  slopes: readonly number[],
): string {
  const activation = String(attribute('activation') ?? 'linear')
  switch (activation) {
    case 'linear':
      return name
    case 'relu':
      return put(sheet, 'Relu', [name])
    case 'relu6':
      return clipped(sheet, name, 0, 6)
    case 'elu':
      return put(sheet, 'Elu', [name])
    case 'sigmoid':
      return put(sheet, 'Sigmoid', [name])
    case 'leakyrelu':
      return put(sheet, 'LeakyRelu', [name], { alpha: { f: Number(attribute('leakyreluAlpha') ?? 0.2) } })
    case 'prelu': {
      const { data } = fixed(sheet, operation.inputs.preluActivationWeights, 'a slope')
      if (data.length !== slopes[0]) throw new NotWritten('slopes of a PReLU for each place')
      return put(sheet, 'PRelu', [name, floats(sheet, Float32Array.from(data), slopes)])
    }
    default:
      throw new NotWritten(`the activation ${activation}`)
  }
}

/** Value by value: the order of a map's axes stays. */
const alone =
  (input: string, write: (sheet: Sheet, name: string, asked: Asked) => string): Write =>
  (asked) => {
    const { name, order } = heldAt(asked.sheet, asked.id(input))
    return [{ name: write(asked.sheet, name, asked), order }]
  }

const plain = (op: string): Write => alone('x', (sheet, name) => put(sheet, op, [name]))
const number = ({ attribute }: Asked, name: string) => Number(attribute(name))

const SAME = [
  ...['Relu', 'Elu', 'Selu', 'Sigmoid', 'Tanh', 'Softplus', 'Exp', 'Log', 'Sqrt', 'Neg', 'Abs'],
  ...['Reciprocal', 'Floor', 'Ceil', 'Round', 'Erf', 'Sign', 'Sin', 'Cos', 'Identity'],
]

export const activations: Writers = {
  ...Object.fromEntries(SAME.map((op) => [op, plain(op)])),
  Elu: plain('Elu'),
  Relu6: alone('x', (sheet, name) => clipped(sheet, name, 0, 6)),
  Rsqrt: alone('x', (sheet, name) => put(sheet, 'Reciprocal', [put(sheet, 'Sqrt', [name])])),
  Square: alone('x', (sheet, name) => put(sheet, 'Mul', [name, name])),
  LeakyRelu: alone('x', (sheet, name, asked) =>
    put(sheet, 'LeakyRelu', [name], { alpha: { f: number(asked, 'alpha') } }),
  ),
  ClipByValue: alone('x', (sheet, name, asked) =>
    clipped(sheet, name, number(asked, 'clipValueMin'), number(asked, 'clipValueMax')),
  ),
}
