// Recipe and given files -> which model and which picture are wanted. Keys tell any two apart.

import { droppedName } from '../../recipe/recipe'
import { sceneName, sceneSeed } from '../../scenes/sceneId'
import type { ModelSource } from '../../worker/api'
import { builtin } from '../library/builtin'
import { makeKeep } from '../library/keep'
import type { State } from '../store'

export interface WantedModel {
  readonly key: string
  readonly name: string
  readonly source: ModelSource
}

export type WantedPicture =
  | { readonly key: string; readonly name: string; readonly blob: Blob }
  | { readonly key: string; readonly name: string; readonly url: string }

type Sources = Pick<State, 'recipe' | 'given'>

/** The model that should be open, or null where there is none or its files are missing. */
export function wantedModel({ recipe, given }: Sources): WantedModel | null {
  const { model, labels } = recipe
  if (model === '') return null
  if (droppedName(model) !== null) return given.model
  const own = builtin.models.find((m) => m.id === (model ?? builtin.models[0]?.id))
  const url = own?.url ?? model
  if (url === null) return null
  const named = labels ?? own?.labels ?? null
  // Beside names that somebody gave its own are asked for where those do not fit.
  const alone = own !== undefined && labels === null
  const source = makeSource(absolute(url), named === null ? null : absolute(named), { kept: !own, alone })
  return { key: `${source.url} ${labels ?? ''}`, name: own?.name ?? lastPart(url), source }
}

/** What the page brings along is not kept: it is as near as the page. */
function makeSource(
  url: string,
  labels: string | null,
  { kept, alone }: { readonly kept: boolean; readonly alone: boolean },
): ModelSource & { kind: 'url' } {
  const keep = kept ? makeKeep(url, labels) : null
  return {
    kind: 'url',
    url,
    ...(labels && { labels }),
    ...(keep ? { keep } : {}),
    ...(alone ? { alone: true } : {}),
  }
}

/** The picture that should be open, or null. */
export function wantedPicture({ recipe, given }: Sources): WantedPicture | null {
  const { image } = recipe
  if (image === '') return null
  if (droppedName(image) !== null) return given.picture
  if (given.picture?.url !== undefined && given.picture.url === image)
    return { ...given.picture, key: given.picture.key === image ? absolute(image) : given.picture.key }
  const own = builtin.pictures.find((p) => p.id === (image ?? builtin.pictures[0]?.id))
  const seed = own ? null : sceneSeed(image)
  if (image !== null && seed !== null) return { key: image, name: sceneName(seed), url: image }
  const url = own?.url ?? image
  return url === null ? null : { key: absolute(url), name: own?.name ?? lastPart(url), url: absolute(url) }
}

/** Against the page's own address; where there is no page (in tests), as it is. */
function absolute(url: string): string {
  const base = (globalThis as { readonly document?: { readonly baseURI: string } }).document?.baseURI
  return URL.canParse(url, base) ? new URL(url, base).href : url
}

function lastPart(url: string): string {
  const parts = url.split(/[?#]/)[0]?.split('/').filter(Boolean) ?? []
  const last = parts.at(-1) ?? url
  return /^model\.json$/i.test(last) ? (parts.at(-2) ?? last) : last
}
