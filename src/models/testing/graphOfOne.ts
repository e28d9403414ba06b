// A graph file of one operator, made in code, for tests of how it is read and run.
import { loadGraphModelSync } from '@tensorflow/tfjs-converter'
import * as tf from '@tensorflow/tfjs-core'

export const ints = (list: number[]) => ({ list: { i: list.map(String) } })
export const words = (list: string[]) => ({ list: { s: list.map((word) => btoa(word)) } })
export const word = (value: string) => ({ s: btoa(value) })
/** Attributes of a convolution with stride 2. */
export const same = {
  strides: ints([1, 2, 2, 1]),
  padding: word('SAME'),
  data_format: word('NHWC'),
  dilations: ints([1, 1, 1, 1]),
}

export interface Operator {
  readonly op: string
  readonly attr: Record<string, unknown>
  /** Constants behind x. */
  readonly constants: readonly tf.Tensor[]
}

/** A graph of one operator behind a placeholder. */
export async function graphOf({ op, attr, constants }: Operator) {
  const names = constants.map((_, i) => `constant${i}`)
  const dtype = { type: 'DT_FLOAT' }
  const data = await Promise.all(constants.map((t) => t.data()))
  const node = [
    { name: 'x', op: 'Placeholder', attr: { dtype, shape: { shape: { unknownRank: true } } } },
    ...names.map((name) => ({ name, op: 'Const', attr: { dtype } })),
    { name: 'y', op, input: ['x', ...names], attr: { T: dtype, ...attr } },
  ]
  const model = loadGraphModelSync({
    load: () => ({
      modelTopology: { node, versions: {} },
      format: 'graph-model',
      weightSpecs: constants.map(({ shape }, i) => ({
        name: `constant${i}`,
        shape,
        dtype: 'float32' as const,
      })),
      weightData: Float32Array.from(data.flatMap((values) => [...values])).buffer,
    }),
  })
  tf.dispose([...constants])
  return {
    run: (x: tf.Tensor) => model.execute({ x }, ['y']) as tf.Tensor,
    close: () => model.dispose(),
  }
}
