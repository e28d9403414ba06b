// The link that restores what is on the page, and what it cannot carry.
import { droppedName, type Recipe } from './recipe'
import { writeLink } from './writeRecipe'

export interface Shared {
  readonly url: string
  /** One sentence for the person who copied it. */
  readonly note: string
}

export function shareLink(recipe: Recipe, page: string): Shared {
  // Labels that were dropped live in this tab alone.
  const labels = recipe.labels?.startsWith('blob:') ? null : recipe.labels
  const fragment = writeLink({ ...recipe, labels })
  const files = [droppedName(recipe.model), droppedName(recipe.image)].filter((name) => name !== null)
  return {
    url: `${page.replace(/#.*$/, '')}#${fragment}`,
    note:
      files.length === 0
        ? 'Copied.'
        : `Copied. Files cannot travel in a link: whoever opens it is asked to drop ${files.join(' and ')}.`,
  }
}
