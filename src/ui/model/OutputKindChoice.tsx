// What the numbers of the output are, as it was found; the visitor may know better.
import type { ModelCard } from '../../models/types'
import { useIntents } from '../page'
import { outputKindWords } from '../words/modelWords'
import { partWords } from '../words/runWords'

const kinds = [
  'logits',
  'probabilities',
  'scores',
  'values',
  'mask',
] as const satisfies ModelCard['outputKind'][]

export function OutputKindChoice({ card }: { readonly card: ModelCard }) {
  const { choose } = useIntents()
  const listed = kinds.filter((kind) => kind === card.outputKind || (kind !== 'mask' && card.cells === null))
  return (
    <div>
      <dt>{outputKindWords.label}</dt>
      <dd>
        <select
          aria-label={partWords.readAs}
          value={card.outputKind}
          onChange={(e) => choose({ output: `${card.output}:${e.target.value}`, classGiven: null })}
        >
          {listed.map((kind) => (
            <option key={kind} value={kind}>
              {outputKindWords[kind]}
            </option>
          ))}
        </select>
      </dd>
    </div>
  )
}
