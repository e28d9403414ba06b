// A page that stayed open while its host got a newer version of it: parts that come on demand are gone there, and it is
// not the network that lacks. What was said of them is said rightly, and the newer version is offered.
import { saysUnfetched } from '../../errors'
import type { Store } from '../store'

interface OutdatedTools {
  /** The page as its host has it now; null where it does not answer. */
  readonly present: () => Promise<string | null>
  /** The script that this page was begun with, as the page itself names it: `./assets/index-BkA3TtAs.js`. */
  readonly script: string | null
}

export const OUTDATED =
  'A newer version of this page has taken the place of this one, and what you asked for is no longer there; take the newer one, what is open comes back.'

/** What is said of code that could not be had: here, by a worker, of a part of the page. */
const isUnfetched = (text: string) =>
  saysUnfetched(text) || /(The code for .*|This part of the page) could not be fetched; /.test(text)

/**
 * Asks at each failure of this kind while the host has the same version. What it gives back asks for what no alert
 * speaks of.
 */
export function watchOutdated(store: Store, { present, script }: OutdatedTools): () => void {
  let asking = false
  const blamed = () => store.getState().alerts.some(({ text }) => isUnfetched(text))
  async function ask(): Promise<void> {
    if (asking || script === null) return
    asking = true
    const newer = store.getState().update || isNewer(await present().catch(() => null), script)
    asking = false
    if (newer) store.setState(({ alerts }) => ({ update: true, alerts: once(alerts.map(rightly)) }))
  }
  store.subscribe((now, before) => {
    if (now.alerts !== before.alerts && blamed()) void ask()
  })
  return () => void ask()
}

const isNewer = (page: string | null, script: string) =>
  page !== null && /<script\b/i.test(page) && !page.includes(script)

/** Trying again would find as little. */
const rightly = <A extends { readonly text: string; readonly offer: unknown }>(alert: A): A =>
  isUnfetched(alert.text) ? { ...alert, text: OUTDATED, offer: null } : alert

/** The last of those that say the same. */
const once = <A extends { readonly text: string }>(alerts: readonly A[]): readonly A[] =>
  alerts.filter(({ text }, at) => alerts.findLastIndex((other) => other.text === text) === at)

/** Past what this browser keeps. */
export const pageNow = (): Promise<string | null> =>
  fetch(document.baseURI.replace(/#.*/, ''), { cache: 'no-store' }).then((answer) =>
    answer.ok ? answer.text() : null,
  )

/** Null while it is developed: there is no version then. */
export const ownScript = (): string | null =>
  document.querySelector('script[type="module"][src*="-"]')?.getAttribute('src') ?? null
