import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { applied, asked, close } from '../../testing/layerFixtures'
import { values } from '../../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

describe('EinsumDense', () => {
  test('over the last axis', async () => {
    const config = { equation: 'abc,cd->abd', output_shape: [null, 2], bias_axes: 'd' }
    expect(asked('EinsumDense', config, [1, 2, 3])).toEqual([
      ['kernel', [3, 2]],
      ['bias', [2]],
    ])
    const x = tf.tensor3d([1, 2, 3, 4, 5, 6], [1, 2, 3])
    const weights = [tf.tensor2d([1, 0, 0, 1, 1, 1], [3, 2]), tf.tensor1d([10, 20])]
    close((await applied('EinsumDense', [x], { config, weights })).list, [14, 25, 20, 31])
    tf.dispose([x, ...weights])
  })

  test('into two axes', async () => {
    const config = { equation: 'abc,cde->abde', output_shape: [null, 2, 2], bias_axes: 'de' }
    expect(asked('EinsumDense', config, [1, 1, 2])).toEqual([
      ['kernel', [2, 2, 2]],
      ['bias', [2, 2]],
    ])
    const x = tf.tensor3d([1, 10], [1, 1, 2])
    const weights = [tf.tensor3d([1, 2, 3, 4, 5, 6, 7, 8], [2, 2, 2]), tf.zeros([2, 2])]
    const { list, shape } = await applied('EinsumDense', [x], { config, weights })
    expect(shape).toEqual([1, 1, 2, 2])
    close(list, [51, 62, 73, 84])
    tf.dispose([x, ...weights])
  })
})

describe('MultiHeadAttention', () => {
  const [tokens, width, heads, depth] = [3, 4, 2, 2]
  const config = { num_heads: heads, key_dim: depth }
  const shapes = asked('MultiHeadAttention', config, [1, tokens, width]) as [string, number[]][]
  const parameters = new Map(
    shapes.map(([name, shape], i) => [
      name,
      {
        shape,
        list: values(
          shape.reduce((a, b) => a * b, 1),
          i + 1,
        ),
      },
    ]),
  )

  test('asks for the weights of four dense layers', () => {
    expect(shapes).toEqual([
      ['query/kernel', [4, 2, 2]],
      ['query/bias', [2, 2]],
      ['key/kernel', [4, 2, 2]],
      ['key/bias', [2, 2]],
      ['value/kernel', [4, 2, 2]],
      ['value/bias', [2, 2]],
      ['attention_output/kernel', [2, 2, 4]],
      ['attention_output/bias', [4]],
    ])
  })

  const at = (name: string, i: number) => parameters.get(name)?.list[i] ?? Number.NaN

  /** One head's projection of a token, written out. */
  function project(part: string, token: readonly number[], head: number): number[] {
    return Array.from({ length: depth }, (_, k) => {
      const sum = token.reduce(
        (all, x, d) => all + x * at(`${part}/kernel`, (d * heads + head) * depth + k),
        0,
      )
      return sum + at(`${part}/bias`, head * depth + k)
    })
  }

  function byHand(rows: readonly (readonly number[])[]): number[] {
    return rows.flatMap((row) => {
      const heard = Array.from({ length: heads }, (_, head) => {
        const query = project('query', row, head)
        const scores = rows.map((other) => {
          const key = project('key', other, head)
          return Math.exp(query.reduce((sum, q, k) => sum + q * key[k]!, 0) / Math.sqrt(depth))
        })
        const total = scores.reduce((sum, score) => sum + score, 0)
        return Array.from({ length: depth }, (_, k) =>
          rows.reduce((sum, other, s) => sum + (scores[s]! / total) * project('value', other, head)[k]!, 0),
        )
      })
      return Array.from({ length: width }, (_, d) =>
        heard.reduce(
          (sum, part, head) =>
            sum +
            part.reduce(
              (all, v, k) => all + v * at('attention_output/kernel', (head * depth + k) * width + d),
              0,
            ),
          at('attention_output/bias', d),
        ),
      )
    })
  }

  test('is softmax(QK / sqrt(d)) V, head by head', async () => {
    const list = values(tokens * width, 40)
    const x = tf.tensor3d(list, [1, tokens, width])
    const weights = [...parameters.values()].map(({ list: numbers, shape }) => tf.tensor(numbers, shape))
    const rows = Array.from({ length: tokens }, (_, t) => list.slice(t * width, (t + 1) * width))
    close((await applied('MultiHeadAttention', [x, x], { config, weights })).list, byHand(rows))
    const both = await applied('MultiHeadAttention', [x, x], {
      config,
      weights,
      kwargs: { return_attention_scores: true },
    })
    expect(both.outputs).toBe(2)
    // Of several axes every place is a token.
    const grid = tf.reshape(x, [1, 3, 1, width])
    const along = (axes: number[]) =>
      applied('MultiHeadAttention', [grid, grid], { config: { ...config, attention_axes: axes }, weights })
    const over = await along([1, 2])
    close(over.list, byHand(rows))
    expect(over.shape).toEqual([1, 3, 1, width])
    await expect(along([1])).rejects.toThrow('goes along 1 of the axes of [1, 3, 1, 4] alone')
    tf.dispose([x, grid, ...weights])
  })

  test('with a mask it is refused', async () => {
    const x = tf.zeros([1, 2, 4])
    const weights = shapes.map(([, shape]) => tf.zeros(shape))
    await expect(
      applied('MultiHeadAttention', [x], { config, weights, kwargs: { use_causal_mask: true } }),
    ).rejects.toThrow('The attention "layer" is masked')
    tf.dispose([x, ...weights])
  })
})
