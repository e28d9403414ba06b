// Which output is explained, where its scores are, and what they mean.
import { dispose, randomUniform, sigmoid, softmax, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { failure, isNamed } from '../../errors'
import type { OpenNetwork } from '../network/openNetwork'
import { findHead, plainHead, type ScoreHead } from './findHead'
import { type PictureInput, USUAL_SIZE } from './inputShape'
import { type OutputKind, type Reading, readingAs, readingOf } from './outputKind'
import { chooseOutput, type Output, type OutputChoice } from './outputs'

export interface End {
  readonly output: Output
  readonly head: ScoreHead
  readonly reading: Reading
}

interface EndQuery {
  readonly choice: OutputChoice
  readonly picture: PictureInput
}

/** @throws UnsupportedModel where no output is one of class scores, BadRecipe for an output that there is not */
export async function findEnd(
  opened: OpenNetwork,
  outputs: readonly Output[],
  { choice, picture }: EndQuery,
): Promise<End> {
  if (choice.name !== null) return endAt(opened, chooseOutput(outputs, choice.name), { choice, picture })
  const [first] = outputs
  if (!first) throw failure('UnsupportedModel', 'The model has no output.')
  const ends: End[] = []
  let why: unknown = null
  for (const output of outputs) {
    try {
      ends.push(await endAt(opened, output, { choice, picture }))
    } catch (error) {
      if (!isNamed(error, 'UnsupportedModel')) throw error
      why ??= error
    }
  }
  const sure = ends.find(({ reading: { kind } }) => kind === 'probabilities' || kind === 'scores')
  const end = ends[0]?.output === first && !isChosen(ends[0]) ? preferred(ends, sure) : (sure ?? ends[0])
  if (!end) throw why
  return end
}

/** The first output, unless it says no class and another does. */
function preferred(ends: readonly End[], sure: End | undefined): End | undefined {
  const [first] = ends
  return first?.reading.kind === 'values' && sure && ends.length > 1 ? sure : first
}

/** Behind an ArgMax there are scores, but another output may give them itself. */
const isChosen = ({ head }: End) => head.remarks.some((text) => text.startsWith('The output is '))

async function endAt(opened: OpenNetwork, output: Output, { choice, picture }: EndQuery): Promise<End> {
  const { network, activations } = opened
  const found = findHead(network, output.node, activations)
  const head = (await isFaithful(found, { output: output.node, picture }))
    ? found
    : plainHead(network, output.node)
  const ends = { network: head.network, output: output.name, input: picture.input, head }
  if (choice.kind === null) return { output, head, reading: readingOf(ends) }
  return { output, ...asChosen(choice.kind, ends) }
}

/** What was looked through stays only where the kind still needs it. */
function asChosen(kind: OutputKind, ends: Parameters<typeof readingOf>[0]) {
  const { head, network } = ends
  const reading = readingAs(kind, ends)
  const read = head.activation !== 'none' && (kind === 'scores' || kind === 'probabilities')
  const whole = !read && reading.activation !== head.activation
  return { head: whole ? plainHead(network, head.end) : head, reading }
}

/** Where scaling lies between the scores and the output: whether the output is a multiple of what is shown. */
async function isFaithful(
  { network, logits, scaled, activation }: ScoreHead,
  { output, picture }: { readonly output: string; readonly picture: PictureInput },
): Promise<boolean> {
  if (scaled === null) return true
  const { input, shape } = picture
  const x = randomUniform([1, shape[0] ?? USUAL_SIZE, shape[1] ?? USUAL_SIZE, shape[2]], 0, 1, 'float32', 1)
  const [scores, answer] = network.run({ [input]: x }, [logits, output]) as [Tensor, Tensor]
  const shares = tidy(() => (activation === 'sigmoid' ? sigmoid(scores) : softmax(scores)))
  try {
    const [wanted, given] = [await shares.data(), await answer.data()]
    const factors = [...wanted].map((share, i) => (given[i] ?? 0) / share)
    const [first = 0] = factors
    return (
      wanted.length === given.length && factors.every((factor) => Math.abs(factor - first) < 1e-3 * first)
    )
  } finally {
    dispose([x, scores, answer, shares])
  }
}
