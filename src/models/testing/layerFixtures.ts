// Runs one layer that is computed here as a test wants it.
import { dispose, memory, type Tensor, tensor, tidy } from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import type { Json } from '../json'
import { LAYER_CLASSES } from '../keras/layers/all'

export interface Use {
  readonly config?: Json
  readonly kwargs?: Json
  readonly weights?: readonly Tensor[]
}

/** The values of the first output, its shape, and no tensor left over. */
export async function applied(className: string, inputs: readonly Tensor[], use: Use = {}) {
  const known = LAYER_CLASSES.get(className)
  if (!known) throw new Error(`no class ${className}`)
  const { config = {}, kwargs = {}, weights = [] } = use
  const layer = known.read(config, 'layer')
  const before = memory().numTensors
  const outputs = tidy(() =>
    [layer.call(inputs, { path: 'layer', kwargs, weights, fuse: 'linear' })]
      .flat()
      .map((output) => output.clone()),
  )
  expect(memory().numTensors).toBe(before + outputs.length)
  const [first] = outputs as [Tensor]
  const answer = { list: [...(await first.data())], shape: first.shape, outputs: outputs.length }
  dispose(outputs)
  return answer
}

export async function appliedTo(
  className: string,
  list: readonly number[],
  use: Use = {},
): Promise<number[]> {
  const x = tensor([...list], [1, list.length])
  const { list: answer } = await applied(className, [x], use)
  x.dispose()
  return answer
}

/** Names and shapes of the weights that a layer asks for. */
export function asked(className: string, config: Json, ...inputs: readonly (readonly number[])[]) {
  return LAYER_CLASSES.get(className)
    ?.read(config, 'layer')
    .weights(inputs)
    .map(({ name, shape }) => [name, shape])
}

export function close(got: readonly number[], wanted: readonly number[], digits = 5): void {
  expect(got.length).toBe(wanted.length)
  for (const [i, value] of wanted.entries()) expect(got[i], `value ${i}`).toBeCloseTo(value, digits)
}
