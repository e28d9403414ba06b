// A network as a list of operations, which is data: what TensorFlow.js runs when pictures go through, kernel by
// kernel. So folded batch norms and fused activations are in it, and every format comes to the same few kernels.
import { keep, type Tensor, type Tensor4D, tidy } from '@tensorflow/tfjs-core'
import type { Classifier } from '../../engine/types'
import { type KernelCall, watchKernels } from '../../tfjs/watchKernels'

export interface Value {
  readonly id: number
  readonly shape: readonly number[]
  readonly dtype: string
}

/** A value that is the same for every picture. */
export interface Constant extends Value {
  readonly data: Float32Array | Int32Array | Uint8Array
}

export interface Operation {
  /** TensorFlow.js's name of the kernel: `FusedConv2D`. */
  readonly kernel: string
  readonly inputs: Readonly<Record<string, number>>
  readonly attributes: Readonly<Record<string, unknown>>
  readonly outputs: readonly Value[]
}

export interface Recording {
  readonly input: Value
  readonly output: Value
  /** In order; each depends on the pictures. */
  readonly operations: readonly Operation[]
  readonly constants: ReadonlyMap<number, Constant>
}

/** Runs the pictures [n, H, W, C] once; what is recorded takes as many, of that size. */
export async function record(
  { network, input, logits }: Pick<Classifier, 'network' | 'input' | 'logits'>,
  pictures: Tensor4D,
): Promise<Recording> {
  const varying = new Set([pictures.id])
  const constants = new Map<number, Tensor>()
  const operations: Operation[] = []
  let busy = false
  const ran = (call: KernelCall) => {
    if (busy) return
    const given = tensorsIn(call)
    if (!given.some(([, { id }]) => varying.has(id))) return
    busy = true
    for (const [, tensor] of given)
      if (!varying.has(tensor.id) && !constants.has(tensor.id)) constants.set(tensor.id, keep(tensor.clone()))
    busy = false
    for (const { id } of call.outputs) varying.add(id)
    operations.push({
      kernel: call.kernel,
      inputs: Object.fromEntries(given.map(([name, { id }]) => [name, id])),
      attributes: call.attributes,
      outputs: call.outputs.map(described),
    })
  }
  const end = watchKernels({ ran })
  try {
    const made = tidy(() => network.run({ [input]: pictures }, [logits])[0] as Tensor)
    const output = described(made)
    made.dispose()
    return { input: described(pictures), output, operations, constants: await readConstants(constants) }
  } finally {
    end()
    for (const tensor of constants.values()) tensor.dispose()
  }
}

/** With their names; those of a list by their places. */
function tensorsIn({ inputs }: KernelCall): [string, Tensor][] {
  return Object.entries(inputs).flatMap(([name, value]) => {
    if (Array.isArray(value)) return value.map((each, i): [string, Tensor] => [`${name}${i}`, each])
    return value ? [[name, value] as [string, Tensor]] : []
  })
}

const described = ({ id, shape, dtype }: Tensor): Value => ({ id, shape: [...shape], dtype })

async function readConstants(tensors: ReadonlyMap<number, Tensor>): Promise<Map<number, Constant>> {
  const read = [...tensors].map(async ([id, tensor]): Promise<[number, Constant]> => {
    const data = (await tensor.data()) as Constant['data']
    return [id, { id, shape: [...tensor.shape], dtype: tensor.dtype, data }]
  })
  return new Map(await Promise.all(read))
}
