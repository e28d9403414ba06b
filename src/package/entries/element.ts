// limelight/element: <lime-light model="..." image="...">, a map in any page.
import { openDesk } from '../element/desk'
import { limeLightClass } from '../element/LimeLight'
import { sheet } from '../element/style'

export type { Explained, Given } from '../element/explainOn'
export type { LimeLightElement } from '../element/LimeLight'

export interface ElementOptions {
  /** Starts a worker whose script calls `serveEngine` of limelight/worker; all elements of the page share it. */
  readonly spawn: () => Worker
  /** Its name in the page. */
  readonly tag?: string
}

/**
 * Defines the element. Its attributes are the keys of a link (`model`, `image`, `method`, `layer`, `p.samples`, ...;
 * the class is `target-class`), and `when`: `visible` (at first sight), `click` or `called` (by `explain`).
 * It fires `explained` and `failed`, each with the manifest of what was asked; what is inside it stands in for the
 * picture until then. Its parts: `figure`, `stage`, `map`, `button`, `caption`, `sentence`, `bar`.
 * @example
 * defineLimelight({ spawn: () => new Worker(new URL('./limelight.worker.js', import.meta.url), { type: 'module' }) })
 */
export function defineLimelight({ spawn, tag = 'lime-light' }: ElementOptions): void {
  if (customElements.get(tag)) return
  customElements.define(tag, limeLightClass({ takeTurn: openDesk(spawn), sheet: sheet() }))
}
