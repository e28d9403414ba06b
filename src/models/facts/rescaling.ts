// Whether a network scales its picture itself, before its first convolution, and from which range.
import { dispose, fill, mean, type Tensor } from '@tensorflow/tfjs-core'
import type { Network, Node } from '../../engine/types'
import type { PictureInput } from './inputShape'
import { USUAL_SIZE } from './inputShape'

export interface Rescaling {
  readonly node: string
  /** What the value of a pixel is multiplied by, and what is added then. */
  readonly slope: number
  readonly offset: number
}

const SCALES =
  /^(Rescaling|Normalization|Mul|Multiply|RealDiv|Div|Divide|TrueDivide|Sub|Subtract|Add|AddV2|TFOpLambda|BiasAdd|FusedBatchNorm.*|BatchNormalization)$/
const PASSES = /^(Identity|Cast|Random.*|Reshape|.*Pad.*|Resiz.*|CenterCrop|Transpose|Dropout|ExpandDims)$/

/** Null where the picture reaches the first convolution as it was fed. */
export async function rescalingInside(
  network: Network,
  { input, shape }: PictureInput,
): Promise<Rescaling | null> {
  const last = chainFrom(network.nodes, input).findLast((node) => SCALES.test(node.op))
  if (!last) return null
  const height = shape[0] ?? USUAL_SIZE
  const width = shape[1] ?? USUAL_SIZE
  const channels = shape[2]
  const level = async (value: number) => {
    const picture = fill([1, height, width, channels], value)
    const held: Tensor[] = [picture]
    try {
      const [answer] = network.run({ [input]: picture }, [last.name])
      if (!answer) return 0
      held.push(answer)
      const average = mean(answer)
      held.push(average)
      return (await average.data())[0] ?? 0
    } finally {
      dispose(held)
    }
  }
  const offset = await level(0)
  return { node: last.name, slope: (await level(1)) - offset, offset }
}

/** The nodes from the input on, as long as each is the only one that its value goes to. */
function chainFrom(nodes: readonly Node[], input: string): Node[] {
  const chain: Node[] = []
  for (let name = input; ; ) {
    const next = nodes.filter((node) => node.inputs.includes(name))
    const [only] = next
    if (!only || next.length > 1 || !(SCALES.test(only.op) || PASSES.test(only.op))) return chain
    chain.push(only)
    name = only.name
  }
}
