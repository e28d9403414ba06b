import { methodCards } from '../../engine/methods/cards'
import { percent } from '../../results/format'
import type { State } from '../../state/store'
import { useShown } from '../page'
import { Termed } from '../Termed'
import { sceneWords } from '../words/pictureWords'

/** For a scene: how well the map agrees with what is known to lie there. */
export function TruthLine() {
  const truth = useShown(truthOf)
  if (!truth) return null
  const { figures, label, classes } = truth
  if (!figures) return sceneWords.absent(label, classes)
  return (
    <Termed
      text={`${sceneWords.verdict(label, figures.pointing >= 0.5)} ${sceneWords.figures(percent(figures.energy), figures.iou)}`}
    />
  )
}

/** Of concepts only the first one is about the class; some maps are about none. */
function truthOf({ truth, shown }: State) {
  if (!shown || truth?.key !== shown.key) return null
  const { result, request } = shown
  const other = result.concepts && request.params.concept !== 0
  const asks = methodCards.find(({ id }) => id === request.method)?.classSpecific
  return asks && !other ? truth : null
}
