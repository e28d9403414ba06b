// Which output is explained, where its scores are, and what they mean.
import { failure, isNamed } from '../../errors'
import { nodesBetween } from '../network/nodeOrder'
import type { OpenNetwork } from '../network/openNetwork'
import { quoted } from '../quoted'
import { type Functions, findHead, plainHead, type ScoreHead } from './findHead'
import type { PictureInput } from './inputShape'
import { type Ends, type OutputKind, type Reading, readingAs, readingOf } from './outputKind'
import { chooseOutput, type Output, type OutputChoice } from './outputs'
import { tryEnd } from './tryEnd'

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

/** The first output, unless it says no class, or is what another one is made from, and that one does. */
function preferred(ends: readonly End[], sure: End | undefined): End | undefined {
  const [first, ...others] = ends
  if (!first || others.length === 0) return first
  if (first.reading.kind === 'values') return sure ?? first
  if (first.head.activation !== 'none') return first
  const further = others.filter(({ reading: { kind } }) => kind !== 'mask' && kind !== 'values')
  return further.find(({ head }) => isMadeFrom(first.output.node, head)) ?? first
}

/** Features, that is, though they may have the shape of scores. */
function isMadeFrom(features: string, { network, logits }: ScoreHead): boolean {
  return logits !== features && nodesBetween(network.nodes, features, logits).length > 1
}

/** Behind an ArgMax there are scores, but another output may give them itself. */
const isChosen = ({ head }: End) => head.remarks.some((text) => text.startsWith('The output is '))

async function endAt(opened: OpenNetwork, output: Output, { choice, picture }: EndQuery): Promise<End> {
  const { network, activations } = opened
  const found = findHead(network, output.node, activations)
  const tried = await tryEnd(found, { output: output.node, picture })
  const head = tried.faithful ? found : plainHead(network, output.node, activations)
  if (head.activation === 'none' && tried.whole) throw wholeNumbers(output.name)
  const ends = { network: head.network, output: output.name, input: picture.input, head, tried }
  if (choice.kind === null) return { output, head, reading: readingOf(ends) }
  return { output, ...asChosen(choice.kind, ends, activations) }
}

/** What was looked through stays only where the kind still needs it. */
function asChosen(kind: OutputKind, ends: Ends, functions: Functions) {
  const { head, network } = ends
  const reading = readingAs(kind, ends)
  const read = head.activation !== 'none' && (kind === 'scores' || kind === 'probabilities')
  const whole = !read && reading.activation !== head.activation
  return { head: whole ? plainHead(network, head.end, functions) : head, reading }
}

function wholeNumbers(name: string): Error {
  return failure(
    'UnsupportedModel',
    `The output ${quoted(name)} is of whole numbers or of yes and no, through which no gradient passes; choose an output with the class scores.`,
  )
}
