// The methods of one cost, with the time that each takes here.
import { sameMapNote } from '../../engine/methods/sameMap'
import { whyNot } from '../../engine/methods/whyNot'
import type { MethodCard } from '../../engine/types'
import { chosenLayers } from '../../recipe/explainRequest'
import { count, dotted } from '../../results/format'
import type { State } from '../../state/store'
import { useShown } from '../page'
import { methodName } from '../words/describe'
import { costNames, costText, methodWords } from '../words/methodWords'
import styles from './MethodList.module.css'
import { MethodRow } from './MethodRow'
import { useMethodCosts } from './useMethodCosts'

interface Props {
  readonly cost: MethodCard['cost']
  readonly cards: readonly MethodCard[]
}

export function MethodGroup({ cost, cards }: Props) {
  const { chosen, model, channels, same } = useShown((s) => ({
    chosen: s.recipe.method,
    model: s.model?.card ?? null,
    channels: channelsOf(s),
    same: sameAs(s),
  }))
  const costOf = useMethodCosts()
  const textOf = (card: MethodCard): string => {
    if (same && card.sameOnUniformGradient && card.id !== same) return methodWords.same(methodName(same))
    const drafts = card.params.some(({ name }) => name === 'draft')
    const whole = costOf(card, drafts ? { draft: false } : {})
    if (!whole) return ''
    const draft = drafts && whole.ms > 3000 ? costOf(card, { draft: true }) : null
    return dotted(costText(whole), draft && methodWords.draft(costText(draft)))
  }
  if (cards.length === 0) return null
  return (
    <>
      <p className={styles.group}>
        {costNames[cost]}
        {channels && cost.startsWith('per channel') ? (
          <span>{methodWords.channels(count(channels))}</span>
        ) : null}
      </p>
      {cards.map((card) => (
        <MethodRow
          key={card.id}
          card={card}
          checked={card.id === chosen}
          reason={whyNot(card, model)}
          cost={textOf(card)}
        />
      ))}
    </>
  )
}

function channelsOf({ recipe, model }: State): number | null {
  if (!model) return null
  const [name] = chosenLayers(recipe, model.card)
  return model.card.layers.find((layer) => layer.name === name)?.channels ?? null
}

/** The method on show, where its map is that of others as well. */
function sameAs({ shown, recipe, model }: State): string | null {
  if (!shown?.result.notes.includes(sameMapNote) || !model || shown.modelKey !== model.key) return null
  const asked = chosenLayers(recipe, model.card).join()
  const plain = Object.keys(recipe.params).length === 0
  return plain && shown.request.layers.join() === asked ? shown.request.method : null
}
