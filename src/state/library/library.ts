// Models to open with one click: those that were open before and are kept in this browser, and those that lie
// beside the page. Keeping is a courtesy: what goes wrong is one sentence, and the page goes on.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { isNamed } from '../../errors'
import { fileReference } from '../../recipe/recipe'
import { remark } from '../alerts'
import { ofModel } from '../intake/ofFiles'
import type { Intents } from '../intents'
import type { Marks } from '../network/marks'
import type { GivenPicture, Store } from '../store'
import { keepModel } from './keepModel'
import type { KeptPictures } from './keptPictures'
import type { KeptModel, KeptStore } from './keptStore'
import type { ListedModel } from './serverModels'
import { keptFor, watchModels } from './watchModels'
import { watchPictures } from './watchPictures'

export interface LibraryState {
  readonly kept: readonly KeptModel[]
  readonly server: readonly ListedModel[]
  /** Why something is not kept, in a sentence; null where all is well. */
  readonly trouble: string | null
  /** Whether what is opened is kept at all. */
  readonly keeping: boolean
}

export interface Library {
  readonly state: StoreApi<LibraryState>
  openKept(model: KeptModel): Promise<void>
  openListed(model: ListedModel): void
  remove(model: KeptModel): Promise<void>
  /** Off: nothing more is kept, and the pictures go. */
  keep(on: boolean): Promise<void>
  /** Settles when all that was begun is done. */
  settled(): Promise<void>
}

export interface LibraryTools {
  readonly intents: Pick<Intents, 'choose'>
  readonly kept: KeptStore
  readonly pictures?: KeptPictures
  /** Where the visitor's wish lies. */
  readonly browser?: Marks
  readonly serverModels: () => Promise<readonly ListedModel[]>
  readonly now?: () => number
}

export function openLibrary(store: Store, tools: LibraryTools): Library {
  const { intents, kept, pictures, browser, now = Date.now } = tools
  const keeping = browser?.get('keep') !== 'no'
  const state = createStore<LibraryState>(() => ({ kept: [], server: [], trouble: null, keeping }))
  const list = async () => state.setState({ kept: await kept.list(), trouble: null })
  let queue: Promise<void> = Promise.resolve()

  /** One thing after the other; a failure becomes a sentence. */
  function enqueue(work: () => Promise<void>): Promise<void> {
    queue = queue.then(work).catch((error: unknown) => state.setState({ trouble: sentence(error) }))
    return queue
  }

  async function keepOpen(): Promise<void> {
    const { model } = store.getState()
    if (!model || !state.getState().keeping) return
    try {
      await keepModel(model, store.getState(), { kept, known: state.getState().kept, now: now() })
    } catch (error) {
      if (isNamed(error, 'NotReadable') || isFull(error)) remark(store, sentence(error))
      throw error
    }
    await list()
  }

  async function keepPicture(picture: GivenPicture): Promise<void> {
    if (state.getState().keeping) await pictures?.put(picture)
  }

  async function openMissing(): Promise<void> {
    const found = keptFor(store.getState(), state.getState().kept)
    if (found) await takeFiles(store, found, kept)
  }

  async function openKept(model: KeptModel): Promise<void> {
    const files = model.kind === 'files'
    if (files && !(await takeFiles(store, model, kept))) return enqueueRemoval(model)
    const reference = files ? { model: fileReference(model.name), hash: model.hash || null } : {}
    intents.choose({ ...ofModel, ...model.wish, ...reference })
  }

  async function enqueueRemoval(model: KeptModel): Promise<void> {
    remark(store, `The browser has cleared ${model.name} away; drop its files again.`)
    await kept.remove(model)
    await list()
  }

  void enqueue(list)
  watchModels(store, { changed: () => void enqueue(keepOpen), missing: () => void enqueue(openMissing) })
  watchPictures(store, (picture) => void enqueue(() => keepPicture(picture)))
  void tools.serverModels().then((server) => state.setState({ server }))
  return {
    state,
    settled: () => queue,
    openKept: (model) => enqueue(() => openKept(model)),
    openListed: ({ wish }) => intents.choose({ ...ofModel, ...wish }),
    keep(on) {
      state.setState({ keeping: on })
      browser?.set('keep', on ? null : 'no')
      return enqueue(async () => (on ? undefined : pictures?.clear()))
    },
    remove: (model) => enqueue(() => kept.remove(model).then(list)),
  }
}

/** The kept files become the given ones, as if they had been dropped. False where they are gone. */
async function takeFiles(store: Store, { id, name }: KeptModel, kept: KeptStore): Promise<boolean> {
  const files = await kept.files(id)
  if (files) {
    const model = { key: id, name, source: { kind: 'files', files } } as const
    store.setState(({ given }) => ({ given: { ...given, model } }))
  }
  return files !== null
}

const isFull = (error: unknown) => error instanceof Error && error.name === 'QuotaExceededError'

function sentence(error: unknown): string {
  if (isNamed(error, 'NotReadable')) return (error as Error).message
  return isFull(error)
    ? 'There is no room left in this browser to keep this model; remove another one.'
    : 'This browser lets the page keep no models, as in a private window; they open all the same.'
}
