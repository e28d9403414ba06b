// The link that restores what is on the page, and what it cannot carry.
import type { SharedComparison } from './comparison'
import { droppedName, isDropped, type Recipe } from './recipe'
import { listEntries, writeLink } from './writeRecipe'

/** A link, and what it cannot carry. */
export interface Shared {
  readonly url: string
  /** One sentence for the person who copied it. */
  readonly note: string
}

/** Without what is this browser's own, as labels that were dropped are. */
export function shareFragment(recipe: Recipe, compare: SharedComparison | null = null): string {
  const labels = isDropped(recipe.labels) ? null : recipe.labels
  return writeLink({ ...recipe, labels }, compare)
}

/**
 * The link that shows the same map elsewhere.
 * @example
 * shareLink(recipe, 'https://example.org/').url // 'https://example.org/#method=scorecam'
 */
export function shareLink(recipe: Recipe, page: string, compare: SharedComparison | null = null): Shared {
  const fragment = shareFragment(recipe, compare)
  const files = [droppedName(recipe.model), droppedName(recipe.image)].filter((name) => name !== null)
  return {
    url: `${page.replace(/#.*$/, '')}#${fragment}`,
    note:
      files.length === 0
        ? 'Copied.'
        : `Copied. Files cannot travel in a link: whoever opens it is asked to drop ${files.join(' and ')}.`,
  }
}

/** Page without query and fragment. */
const plain = (page: string) => page.replace(/[?#].*$/, '')

const quotable = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** The same as a frame: HTML to paste into another page. */
export function shareFrame(recipe: Recipe, page: string): Shared {
  const { url, note } = shareLink(recipe, plain(page))
  const address = quotable(url.replace('#', '?embed#'))
  const frame = `<iframe src="${address}" width="640" height="760" loading="lazy" title="Class activation map"></iframe>`
  return { url: frame, note }
}

/** The same as the element <lime-light> with its script. */
export function shareElement(recipe: Recipe, page: string): Shared {
  const { note } = shareLink(recipe, page)
  const attributes = listEntries(recipe).map(
    ([key, value]) => ` ${key === 'class' ? 'target-class' : key}="${quotable(value)}"`,
  )
  const script = `<script type="module" src="${quotable(new URL('element.js', plain(page)).href)}"></script>`
  return { url: `${script}\n<lime-light${attributes.join('')}></lime-light>`, note }
}
