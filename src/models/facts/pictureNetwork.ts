// Networks whose picture does not come as [n, h, w, channels] alone: rows without a channel, and other inputs beside it.
import { dispose, reshape, type Tensor, zeros } from '@tensorflow/tfjs-core'
import type { Feeds, Network, Node } from '../../engine/types'
import type { PictureInput } from './inputShape'

/** The network with its other inputs fed with zeros, as many as there are pictures. */
export function withZeros(network: Network, picture: string, others: readonly Node[]): Network {
  const run = (feeds: Feeds, fetches: readonly string[]): Tensor[] => {
    const batch = Object.values(feeds)[0]?.shape[0] ?? 1
    const absent = others.filter(({ name }) => !Object.hasOwn(feeds, name))
    const made = absent.map(({ shape }) => zeros(sizesOf(shape, batch)))
    const beside = Object.fromEntries(absent.map(({ name }, i) => [name, made[i] as Tensor]))
    try {
      return network.run({ ...beside, ...feeds }, fetches)
    } finally {
      dispose(made)
    }
  }
  return { ...network, inputs: [picture], run }
}

function sizesOf(shape: Node['shape'], batch: number): number[] {
  if (shape?.length === 0) return []
  return [batch, ...(shape ?? []).slice(1).map((size) => size ?? 1)]
}

/** An input [n, h, w] as a grey picture [n, h, w, 1], a node of its own in front of it. */
export function withRows(
  network: Network,
  { name, shape }: Node,
): PictureInput & { readonly network: Network } {
  const [, height = null, width = null] = shape ?? []
  const input = `${name}:picture`
  const nodes: Node[] = [
    { name: input, op: 'InputLayer', shape: [null, height, width, 1], inputs: [] },
    ...network.nodes.map((node) => (node.name === name ? { ...node, op: 'Reshape', inputs: [input] } : node)),
  ]
  const run = (feeds: Feeds, fetches: readonly string[]): Tensor[] => {
    const { [input]: picture, ...others } = feeds
    if (!picture) return network.run(feeds, fetches)
    const rows = reshape(picture, picture.shape.slice(0, 3))
    const asked = fetches.filter((fetch) => fetch !== input)
    try {
      const values = network.run({ [name]: rows, ...others }, asked)
      return fetches.map((fetch) =>
        fetch === input ? picture.clone() : (values[asked.indexOf(fetch)] as Tensor),
      )
    } finally {
      rows.dispose()
    }
  }
  return { network: { ...network, nodes, inputs: [input], run }, input, shape: [height, width, 1] }
}
