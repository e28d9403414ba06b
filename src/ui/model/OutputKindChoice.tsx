// What the numbers of the output are, as it was found; the visitor may know better.
import type { ModelCard } from '../../models/types'
import { useIntents } from '../page'
import { WordSelect } from '../WordSelect'
import { outputKindWords } from '../words/modelWords'
import { partWords } from '../words/runWords'

const kinds = [
  'logits',
  'probabilities',
  'scores',
  'values',
  'mask',
] as const satisfies ModelCard['outputKind'][]

const boxKinds = ['boxes', 'boxes-objectness', 'boxes-softmax'] as const satisfies ModelCard['outputKind'][]

/** A list of boxes is no list of classes, and the other way round; a grid of classes is a mask alone. */
function kindsFor({ outputKind, cells }: ModelCard): readonly ModelCard['outputKind'][] {
  if (boxKinds.some((kind) => kind === outputKind)) return boxKinds
  return kinds.filter((kind) => kind === outputKind || (kind !== 'mask' && cells === null))
}

export function OutputKindChoice({ card }: { readonly card: ModelCard }) {
  const { choose } = useIntents()
  return (
    <div>
      <dt>{outputKindWords.label}</dt>
      <dd>
        <WordSelect
          label={partWords.readAs}
          value={card.outputKind}
          words={kindsFor(card).map((kind) => [kind, outputKindWords[kind]])}
          onChange={(kind) => choose({ output: `${card.output}:${kind}`, classGiven: null })}
        />
      </dd>
    </div>
  )
}
