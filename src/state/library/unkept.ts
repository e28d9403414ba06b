// What is said where this browser does not keep what was opened.
import { isNamed } from '../../errors'
import { remark } from '../alerts'
import type { Store } from '../store'
import { isFull } from './reopening'

const NO_ROOM = 'There is no room left in this browser to keep this model; remove another one.'
const NOTHING =
  'This browser keeps nothing that you open, as in some private windows; a reload asks for your files again.'

/** Of the model that is open. */
export const whyNoModel = (error: unknown): string => said(error) ?? NOTHING

/** Of the list of models. */
export const whyNoModels = (error: unknown): string =>
  said(error) ?? 'This browser lets the page keep no models, as in a private window; they open all the same.'

export const whyNoPicture = (error: unknown): string =>
  isFull(error)
    ? 'There is no room left in this browser to keep your picture; a reload asks for it again.'
    : NOTHING

function said(error: unknown): string | null {
  if (isNamed(error, 'NotReadable')) return (error as Error).message
  return isFull(error) ? NO_ROOM : null
}

/** A sentence that was said and dismissed is not said again, however often its reason comes back. */
export function openSayOnce(store: Store): (text: string) => void {
  const all = new Set<string>()
  return (text) => {
    if (!all.has(text)) remark(store, text)
    all.add(text)
  }
}
