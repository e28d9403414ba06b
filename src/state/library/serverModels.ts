// Models that lie beside the page, as `models/index.json` lists them. A page without them is as good.
import * as v from 'valibot'
import { readEntries } from '../../recipe/readRecipe'
import type { Recipe } from '../../recipe/recipe'

export interface ListedModel {
  readonly id: string
  readonly title: string
  /** One line: size, or where it comes from. */
  readonly facts: string
  readonly wish: Partial<Recipe>
}

const index = v.array(
  v.object({
    id: v.string(),
    title: v.string(),
    path: v.string(),
    scale: v.optional(v.string()),
    size: v.optional(v.number()),
    labels: v.optional(v.string()),
  }),
)

export const indexAddress = 'models/index.json'

/** When the page has nothing more urgent to do. */
export function atIdle<T>(work: () => Promise<T>): Promise<T> {
  return new Promise((resolve) => {
    // Safari has no such call.
    const wait = globalThis.requestIdleCallback ?? ((then: () => void) => setTimeout(then, 200))
    wait(() => resolve(work()))
  })
}

/** What the page's own host lists; none where it has no list, or answers with a page. */
export async function serverModels(
  load: typeof fetch = (at, init) => fetch(at, init),
): Promise<readonly ListedModel[]> {
  try {
    const response = await load(indexAddress)
    return response.ok ? listed(await response.json()) : []
  } catch {
    return []
  }
}

function listed(json: unknown): readonly ListedModel[] {
  const parsed = v.safeParse(index, json)
  if (!parsed.success) return []
  return parsed.output.map(({ id, title, path, scale, size, labels }) => {
    const entries = Object.entries({ model: path, scale, labels }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, value] as const],
    )
    const { recipe } = readEntries(entries)
    return {
      id,
      title,
      facts: size === undefined ? '' : `${size} × ${size}`,
      wish: { model: path, labels: recipe.labels, scale: recipe.scale },
    }
  })
}
