// Alerts come and go: failures, and what came of an act, leave when the next thing is tried, what is said of a link when
// its subject is changed; other remarks when they are dismissed.
import { sentenceOf } from '../errors'
import { droppedName, type Recipe } from '../recipe/recipe'
import type { Alert, State, Store } from './store'

export function addAlert(store: Store, alert: Omit<Alert, 'id'>): void {
  store.setState(({ alerts }) => ({
    alerts: [
      ...alerts.filter((a) => a.text !== alert.text),
      { ...alert, id: 1 + Math.max(0, ...alerts.map((a) => a.id)) },
    ],
  }))
}

export function remark(store: Store, text: string, about: Alert['about'] = 'given'): void {
  addAlert(store, { kind: 'remark', text, offer: null, about })
}

/** In the place of those about the link before. @param parts of the recipe that a text is about, by the text */
export function remarkLink(
  store: Store,
  texts: readonly string[],
  parts: Readonly<Record<string, keyof Recipe>> = {},
): void {
  store.setState(({ alerts }) => ({ alerts: alerts.filter(({ about }) => about !== 'link') }))
  for (const text of texts) {
    const part = parts[text]
    addAlert(store, { kind: 'remark', text, offer: null, about: 'link', ...(part && { part }) })
  }
}

/** Who has chosen a method need not be told which one a link did not name; nor a picture, a class, a scale. */
export function watchLinkRemarks(store: Store): void {
  store.subscribe((now, before) => {
    if (now.recipe === before.recipe) return
    const passed = ({ part }: Alert) => part !== undefined && now.recipe[part] !== before.recipe[part]
    if (now.alerts.some(passed)) store.setState({ alerts: now.alerts.filter((a) => !passed(a)) })
  })
}

/** In the place of what came of the act before. */
export function remarkAct(store: Store, text: string): void {
  store.setState(({ alerts }) => ({ alerts: alerts.filter(({ about }) => about !== 'act') }))
  remark(store, text, 'act')
}

/** Where no map of what is open is on show, what was stopped can go on. */
export function sayStopped(store: Store): void {
  const { model, picture, shown } = store.getState()
  const has = model && picture && shown?.pictureKey === picture.key && shown.modelKey === model.key
  const text = 'Stopped before there was a map; press Retry to go on.'
  if (!has) addAlert(store, { kind: 'failure', text, offer: 'retry', about: 'run' })
}

/** An engine that is silent for long may be given up, as long as it is silent; null takes the offer back. */
export function offerRenewal(store: Store, text: string | null): void {
  store.setState(({ alerts }) => ({ alerts: alerts.filter(({ offer }) => offer !== 'renew') }))
  if (text !== null) addAlert(store, { kind: 'remark', text, offer: 'renew', about: 'run' })
}

const passing = ['DeviceLost', 'WorkerLost', 'OutOfMemory', 'NotReadable']

/** Files that were dropped lack tomorrow what they lack today. */
function mayHelp(error: unknown, { job, recipe }: State): boolean {
  if (!(error instanceof Error) || !passing.includes(error.name)) return false
  return error.name !== 'NotReadable' || job.kind !== 'model' || droppedName(recipe.model) === null
}

/** The sentence of an error; its name says whether trying again may help. */
export function addFailure(store: Store, error: unknown, about: Alert['about'] = 'given'): void {
  const text = sentenceOf(error)
  const offer = about !== 'analysis' && mayHelp(error, store.getState()) ? 'retry' : null
  addAlert(store, { kind: 'failure', text, offer, about })
}

export function dismiss(store: Store, id: number): void {
  store.setState(({ alerts }) => ({ alerts: alerts.filter((a) => a.id !== id) }))
}

/** All of them, or those about this alone. */
export function clearFailures(store: Store, ...about: readonly Alert['about'][]): void {
  const passes = ({ kind, about: of }: Alert) => kind === 'failure' || of === 'act'
  const gone = (a: Alert) => passes(a) && (about.length === 0 || about.includes(a.about))
  if (store.getState().alerts.some(gone))
    store.setState(({ alerts }) => ({ alerts: alerts.filter((a) => !gone(a)) }))
}

/** A choice is the next thing that is tried; what could not open is said as long as nothing else has opened in its place. */
export function clearPassed(store: Store): void {
  const { picture, model } = store.getState()
  clearFailures(
    store,
    'given',
    'act',
    ...(picture ? ['picture' as const] : []),
    ...(model ? ['model' as const] : []),
  )
}
