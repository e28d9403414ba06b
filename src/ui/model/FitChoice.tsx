// How a picture of other proportions becomes the model's: the guess's own sizes are a choice beside the plain ones.
import type { ModelCard } from '../../models/types'
import type { Fit } from '../../picture/types'
import { preprocessOf } from '../../recipe/explainRequest'
import { useIntents, useShown } from '../page'
import { fitNames, resizedName, scaleWords } from '../words/strings'
import { Choice } from './Choice'

type Sized = Pick<ModelCard['guess'], 'fit' | 'resize'>

export function FitChoice({ card }: { readonly card: ModelCard }) {
  const recipe = useShown((s) => s.recipe)
  const { choose } = useIntents()
  const now = preprocessOf(recipe, card)
  const guessed = keyOf(card.guess)
  return (
    <Choice
      label={scaleWords.fit}
      value={keyOf(now)}
      names={{ ...nameOf(card.guess), ...nameOf(now), ...fitNames }}
      onChange={(key) => choose(key === guessed ? { fit: null, resize: null } : chosen(key))}
    />
  )
}

/** `crop`, or `crop 256` where the picture is resized first. */
const keyOf = ({ fit, resize }: Sized) => (resize ? `${fit} ${resize}` : fit)

const nameOf = (sized: Sized) =>
  sized.resize ? { [keyOf(sized)]: resizedName(sized.fit, sized.resize) } : {}

function chosen(key: string): { readonly fit: Fit; readonly resize: number | null } {
  const [fit, side] = key.split(' ')
  return { fit: fit as Fit, resize: side ? Number(side) : null }
}
