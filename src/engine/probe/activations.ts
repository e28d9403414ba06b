// Values of one picture that its network was already asked for: every method, layer and class after the first takes
// them from here. Within a budget of bytes; what was longest not asked for goes first.
import { dispose, keep, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import type { Classifier, Network } from '../types'

/** Values of the network for one picture, kept from run to run. */
export interface Activations {
  /** Of these nodes for the picture, as tensors of the caller's own; null where one is not known. */
  find(of: Subject, names: readonly string[]): Tensor[] | null
  /** Keeps values of the picture; they stay the caller's. Those of another picture or network are not kept. */
  add(of: Subject, values: Readonly<Record<string, Tensor>>): void
  dispose(): void
}

/** Whose values they are. */
export interface Subject {
  readonly network: Network
  readonly picture: Tensor4D
}

const MIB = 2 ** 20

/** Keeps at most `budget` bytes, the oldest going first. Whoever opens disposes. */
export function openActivations(own: Subject, budget = 64 * MIB): Activations {
  const isOwn = (of: Subject) => of.network === own.network && of.picture.id === own.picture.id
  const known = new Map<string, Tensor>()
  let bytes = 0
  const drop = (name: string) => {
    const old = known.get(name)
    known.delete(name)
    bytes -= old ? bytesOf(old) : 0
    old?.dispose()
  }
  return {
    find(of, names) {
      if (!isOwn(of) || !names.every((name) => known.has(name))) return null
      return names.map((name) => {
        const value = known.get(name) as Tensor
        known.delete(name)
        known.set(name, value)
        return value.clone()
      })
    },
    add(of, values) {
      if (!isOwn(of)) return
      for (const [name, value] of Object.entries(values)) {
        drop(name)
        if (bytesOf(value) > budget) continue
        known.set(name, keep(value.clone()))
        bytes += bytesOf(value)
      }
      for (const name of known.keys()) if (bytes > budget) drop(name)
    },
    dispose() {
      dispose([...known.values()])
      known.clear()
      bytes = 0
    },
  }
}

const bytesOf = ({ size }: Tensor) => 4 * size

/** Values of the network, and what they cost. */
export interface Valued {
  /** In the order of the names; the caller's. */
  readonly values: Tensor[]
  /** Whether the network ran. */
  readonly ran: boolean
}

/** Values of the nodes for a picture [1, H, W, C]: from the cache where it has all, else by one forward pass. */
export function valuesOf(
  { network, input }: Pick<Classifier, 'network' | 'input'>,
  picture: Tensor4D,
  { names, cache }: { readonly names: readonly string[]; readonly cache: Activations | null },
): Valued {
  const of = { network, picture }
  const found = cache?.find(of, names)
  if (found) return { values: found, ran: false }
  const values = network.run({ [input]: picture }, names)
  cache?.add(of, Object.fromEntries(names.map((name, i) => [name, values[i] as Tensor])))
  return { values, ran: true }
}
