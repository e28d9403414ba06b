// What of the recipe cannot be done as it says: of the map that is wanted, also where it is on show already.
import { makeExplainRequest } from '../../recipe/explainRequest'
import { addAlert } from '../alerts'
import type { Alert, Store } from '../store'

/** Call it once model and picture are those that are wanted, and classified. */
export function openRunRemarks(store: Store): () => void {
  let said = ''
  return () => {
    const { recipe, model, classification } = store.getState()
    if (!model || !classification) return
    const { remarks } = makeExplainRequest(recipe, model.card, classification)
    const all = remarks.join('\n')
    // Once each: what was dismissed does not come back with another palette.
    if (all === said) return
    said = all
    say(store, remarks)
  }
}

/** Those of the map before leave. */
function say(store: Store, texts: readonly string[]): void {
  const isOfRun = (a: Alert) => a.kind === 'remark' && a.about === 'run' && a.offer === null
  const { alerts } = store.getState()
  const left = alerts.filter((a) => !isOfRun(a) || texts.includes(a.text))
  if (left.length < alerts.length) store.setState({ alerts: left })
  for (const text of texts)
    if (!left.some((a) => a.text === text))
      addAlert(store, { kind: 'remark', text, offer: null, about: 'run' })
}
