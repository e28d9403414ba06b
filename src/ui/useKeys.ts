// The keyboard of the whole page. Ignored while somebody types, and with Ctrl, Alt or Meta.
import { useEffect } from 'react'
import { methodCards } from '../engine/methods/cards'
import { whyNot } from '../engine/methods/whyNot'
import { chosenLayers } from '../recipe/explainRequest'
import { panned, whole, zoomed } from '../state/zoom'
import { compareExpected } from './choose/ExpectedClass'
import { type Page, usePage } from './page'

/** True for fields that take text. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (target instanceof HTMLInputElement) return !['radio', 'range', 'checkbox', 'file'].includes(target.type)
  return target.isContentEditable || ['TEXTAREA', 'SELECT'].includes(target.tagName)
}

export function useKeys(): void {
  const page = usePage()
  useEffect(() => {
    const listening = new AbortController()
    const { signal } = listening
    window.addEventListener('keydown', (e) => keyDown(page, e), { signal })
    window.addEventListener('keyup', (e) => e.key === ' ' && page.intents.view({ hidden: false }), { signal })
    return () => listening.abort()
  }, [page])
}

function keyDown(page: Page, event: KeyboardEvent): void {
  const { key, target } = event
  if (isUndo(event) && !isTyping(target)) {
    event.preventDefault()
    page.intents.undo()
    return
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(target)) return
  if (document.querySelector('dialog[open]')) return
  // The browser closes what lies over the page before anything else is stopped.
  if (key === 'Escape' && document.querySelector(':popover-open')) return
  // Space presses buttons, opens details and chooses radios; elsewhere it hides the map.
  const pressed =
    target instanceof HTMLElement &&
    target.closest('button, summary, a, [type=checkbox], [type=radio]:not(:checked)')
  if (key === ' ' && pressed) return
  const free = target === document.body || (target instanceof HTMLElement && target.closest('[data-pans]'))
  if (free && panByKey(page, key)) event.preventDefault()
  const act = acts[key.toLowerCase()]
  if (!act) return
  event.preventDefault()
  act(page)
}

const isUndo = ({ key, ctrlKey, metaKey, shiftKey, altKey }: KeyboardEvent) =>
  key.toLowerCase() === 'z' && (ctrlKey || metaKey) && !shiftKey && !altKey

const zoomBy =
  (by: number) =>
  ({ store, intents }: Page) =>
    intents.view({ zoom: zoomed(store.getState().view.zoom, by) })

const press = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.click()
const focus = (selector: string) => () => document.querySelector<HTMLElement>(selector)?.focus()

const acts: Readonly<Record<string, (page: Page) => void>> = {
  o: press('#files'),
  m: press('#files'),
  '/': focus('#find-class'),
  l: focus('#find-layer'),
  '[': (page) => stepLayer(page, -1),
  ']': (page) => stepLayer(page, 1),
  ',': (page) => stepMethod(page, -1),
  '.': (page) => stepMethod(page, 1),
  '1': ({ intents }) => intents.view({ swipe: 0 }),
  '2': ({ intents }) => intents.view({ swipe: 0.5 }),
  '3': ({ intents }) => intents.view({ swipe: 1 }),
  ' ': ({ intents }) => intents.view({ hidden: true }),
  '+': zoomBy(1.5),
  '=': zoomBy(1.5),
  '-': zoomBy(1 / 1.5),
  '0': ({ intents }) => intents.view({ zoom: whole }),
  e: compareExpected,
  g: press('#compare'),
  s: press('#copy-link'),
  d: press('#save-overlay'),
  escape: ({ intents, live, store }) => (store.getState().live ? live.freeze() : intents.stop()),
  '?': press('#key-help'),
}

const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-0.2, 0],
  ArrowRight: [0.2, 0],
  ArrowUp: [0, -0.2],
  ArrowDown: [0, 0.2],
}

/** Arrows move what is magnified, where nothing in focus takes them. */
export function panByKey({ store, intents }: Page, key: string): boolean {
  const way = arrows[key]
  const { zoom } = store.getState().view
  if (!way || zoom.scale === 1) return false
  intents.view({ zoom: panned(zoom, way) })
  return true
}

function stepLayer({ store, intents }: Page, by: number): void {
  const { model, recipe } = store.getState()
  if (!model) return
  const names = model.card.layers.map((l) => l.name)
  const next = names[names.indexOf(chosenLayers(recipe, model.card)[0] ?? '') + by]
  if (next !== undefined) intents.choose({ layers: [next] })
}

function stepMethod({ store, intents }: Page, by: number): void {
  const { recipe, model } = store.getState()
  const cards = methodCards.filter(
    (card) => card.id === recipe.method || whyNot(card, model?.card ?? null) === null,
  )
  const next = cards[cards.findIndex(({ id }) => id === recipe.method) + by]
  if (next) intents.choose({ method: next.id, params: {} })
}
