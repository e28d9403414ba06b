// The picture among a network's inputs, and its size.

import type { Network } from '../../engine/types'
import { failure } from '../../errors'
import type { Fill, Sizes } from '../network/openNetwork'

/** Taken where a model leaves its size open. */
export const USUAL_SIZE = 224

/** @throws UnsupportedModel where the input is no picture. */
export function fillWith(size: number): Fill {
  return (shape) => {
    if (shape === null) return [1, size, size, 3]
    if (shape.length !== 4) {
      throw failure(
        'UnsupportedModel',
        `The model takes an input of shape [${written(shape)}], which is no picture.`,
      )
    }
    const [, height, width, channels] = shape
    return [1, height ?? size, width ?? size, channels ?? 3]
  }
}

function written(shape: Sizes): string {
  return shape.map((size) => size ?? '?').join(', ')
}

export interface PictureInput {
  readonly input: string
  readonly shape: readonly [number | null, number | null, number]
}

/** @throws UnsupportedModel where there are several inputs, or channels that no picture has. */
export function pictureInput(network: Network): PictureInput {
  const [input, ...others] = network.inputs
  if (!input || others.length > 0) {
    const names = network.inputs.map((name) => `"${name}"`).join(', ')
    throw failure(
      'UnsupportedModel',
      `The model takes ${network.inputs.length} inputs (${names}); only models of one picture can be explained.`,
    )
  }
  const shape = network.nodes.find((node) => node.name === input)?.shape
  const [, height, width, channels] = shape ?? []
  if (channels && channels !== 1 && channels !== 3) {
    const order =
      height === 1 || height === 3
        ? '; it seems to have its channels first (NCHW), convert it with channels last'
        : ''
    throw failure(
      'UnsupportedModel',
      `The model's input "${input}" has ${channels} channels; a picture has 1 or 3${order}.`,
    )
  }
  return { input, shape: [height ?? null, width ?? null, channels ?? 3] }
}
