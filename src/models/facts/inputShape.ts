// The picture among a network's inputs, and its size.

import type { Network, Node } from '../../engine/types'
import { failure } from '../../errors'
import { MOST_VALUES } from '../mostValues'
import type { Fill, Sizes } from '../network/openNetwork'
import { quoted } from '../quoted'
import { withRows, withZeros } from './pictureNetwork'

/** Taken where a model leaves its size open. */
export const USUAL_SIZE = 224

/** @throws UnsupportedModel where an input is a film, a volume or far too large */
export function fillWith(size: number): Fill {
  return (shape) => {
    if (shape === null) return [1, size, size, 3]
    if (shape.length > 4) {
      throw failure(
        'UnsupportedModel',
        `The model takes an input of shape [${written(shape)}], several frames or a volume at once; only single pictures can be explained.`,
      )
    }
    const [, height, width, channels] = shape
    const filled =
      shape.length === 4
        ? [1, height ?? size, width ?? size, channels ?? 3]
        : shape.length === 0
          ? []
          : [1, ...shape.slice(1).map((side) => side ?? 1)]
    if (filled.reduce((all, side) => all * side, 1) <= MOST_VALUES) return filled
    throw failure(
      'UnsupportedModel',
      `The model takes an input of shape [${written(shape)}], more than ${MOST_VALUES} values.`,
    )
  }
}

function written(shape: Sizes): string {
  const sides = shape.slice(0, 8).map((size) => size ?? '?')
  return sides.join(', ') + (shape.length > 8 ? ', …' : '')
}

export interface PictureInput {
  readonly input: string
  readonly shape: readonly [number | null, number | null, number]
}

export interface PictureNetwork extends PictureInput {
  /** The network with the picture as its only input. */
  readonly network: Network
  /** What is fed beside it, each a sentence. */
  readonly remarks: readonly string[]
}

/** @throws UnsupportedModel where no input, or more than one, is a picture */
export function pictureInput(network: Network): PictureNetwork {
  const inputs = network.inputs.flatMap((name) => network.nodes.find((node) => node.name === name) ?? [])
  const pictures = inputs.filter(isPicture)
  const [picture] = pictures
  if (!picture) throw noPicture(network, inputs)
  if (pictures.length > 1) throw several(pictures)
  const others = inputs.filter((node) => node !== picture)
  const alone = others.length > 0 ? withZeros(network, picture.name, others) : network
  const remarks = others.map(
    ({ name, shape }) =>
      `The input ${quoted(name)} [${written(['n', ...(shape ?? []).slice(1)] as Sizes)}] beside the picture is fed with zeros.`,
  )
  if (picture.shape?.length === 3) return { ...withRows(alone, picture), remarks }
  const [, height, width, channels] = picture.shape ?? []
  return {
    network: alone,
    input: picture.name,
    shape: [height ?? null, width ?? null, channels ?? 3],
    remarks,
  }
}

/** [n, h, w, 1 or 3], or [n, h, w] of grey; a file that says nothing of its one input means a picture. */
function isPicture({ shape }: Node): boolean {
  if (shape === null) return true
  const [, height, width, channels] = shape
  if (shape.length === 4) return channels === null || channels === 1 || channels === 3
  return shape.length === 3 && (height ?? 0) >= 8 && (width ?? 0) >= 8
}

function several(pictures: readonly Node[]): Error {
  const names = pictures.map(({ name }) => quoted(name)).join(' and ')
  return failure(
    'UnsupportedModel',
    `The model takes ${pictures.length} pictures at once (${names}); only models of one picture can be explained, so convert the part that takes one.`,
  )
}

function noPicture(network: Network, inputs: readonly Node[]): Error {
  const [first] = inputs
  const shape = first?.shape ?? []
  const said = `The model's input ${quoted(first?.name ?? network.inputs[0] ?? '')}`
  if (shape.length === 4) {
    const first = shape[1] === 1 || shape[1] === 3
    const order = first ? '; it seems to have its channels first (NCHW), convert it with channels last' : ''
    return failure('UnsupportedModel', `${said} has ${shape[3]} channels; a picture has 1 or 3${order}.`)
  }
  if (shape.length === 2)
    return failure(
      'UnsupportedModel',
      `${said} is a flat list of ${shape[1] ?? '?'} numbers, and no Reshape behind it says how a picture lies in it; put one in front and convert the model again.`,
    )
  return failure('UnsupportedModel', `${said} has the shape [${written(shape)}], which is no picture.`)
}
