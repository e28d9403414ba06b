// Models to open with one click: those that were open before and are kept in this browser, and those that lie
// beside the page. Keeping is a courtesy: what goes wrong is one sentence, and the page goes on.
import { createStore, type StoreApi } from 'zustand/vanilla'
import { codeFor } from '../../errors'
import { fileReference } from '../../recipe/recipe'
import { remark } from '../alerts'
import { ofModel } from '../intake/ofFiles'
import type { Intents } from '../intents'
import type { Marks } from '../network/marks'
import type { GivenPicture, Store } from '../store'
import { keepModel } from './keepModel'
import type { KeptPictures } from './keptPictures'
import type { KeptModel, KeptStore } from './keptStore'
import type { KeptView, KeptViews } from './keptViews'
import { openOneByOne } from './oneByOne'
import type { ListedModel } from './serverModels'
import { openSayOnce, whyNoModel, whyNoModels, whyNoPicture } from './unkept'
import { keptFor, watchModels } from './watchModels'
import { watchPictures } from './watchPictures'

export interface LibraryState {
  readonly kept: readonly KeptModel[]
  readonly server: readonly ListedModel[]
  /** The last ones of the visitor's own, newest first. */
  readonly views: readonly KeptView[]
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
  openView(view: KeptView): Promise<void>
  forget(view: KeptView): Promise<void>
  /** Off: nothing more is kept, and the pictures and views go. */
  keep(on: boolean): Promise<void>
  /** Settles when all that was begun is done. */
  settled(): Promise<void>
}

export interface LibraryTools {
  readonly intents: Pick<Intents, 'choose' | 'takeRecipe'>
  readonly kept: KeptStore
  readonly pictures?: KeptPictures
  readonly views?: () => Promise<KeptViews>
  /** Where the visitor's wish lies. */
  readonly browser?: Marks
  readonly serverModels: () => Promise<readonly ListedModel[]>
  readonly now?: () => number
}

export function openLibrary(store: Store, tools: LibraryTools): Library {
  const { intents, kept, pictures, browser, views = keptViews, now = Date.now } = tools
  const keeping = browser?.get('keep') !== 'no'
  const state = createStore<LibraryState>(() => ({ ...nothing, keeping }))
  const list = async () => state.setState({ kept: await kept.list(), trouble: null })
  const listViews = async () => state.setState({ views: await (await views()).list() })
  const failed = (error: unknown) => state.setState({ trouble: whyNoModels(error) })
  const { add: enqueue, settled } = openOneByOne(failed)
  // A picture waits for no model: until it is written a reload asks for it.
  const pictureQueue = openOneByOne(failed)
  const say = openSayOnce(store)

  async function keepOpen(): Promise<void> {
    const { model } = store.getState()
    if (!model || !state.getState().keeping) return
    try {
      await keepModel(model, store.getState(), { kept, known: state.getState().kept, now: now() })
    } catch (error) {
      say(whyNoModel(error))
      throw error
    }
    await list()
  }

  async function keepPicture(picture: GivenPicture): Promise<void> {
    if (!state.getState().keeping) return
    await pictures?.put(picture).catch((error: unknown) => {
      say(whyNoPicture(error))
      throw error
    })
  }

  async function prepare(): Promise<void> {
    if (state.getState().keeping) await pictures?.prepare()
  }

  async function keepView(view: KeptView): Promise<void> {
    if (!state.getState().keeping) return
    await (await views()).put(view)
    await listViews()
  }

  async function forget(id: string): Promise<void> {
    await (await views()).remove(id)
    await listViews()
  }

  async function clear(): Promise<void> {
    await pictureQueue.add(async () => pictures?.clear())
    await (await views()).clear()
    await listViews()
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
  watchPictures(store, (picture) => void pictureQueue.add(() => keepPicture(picture)))
  afterFirstMap(store, () => pictureQueue.add(prepare))
  afterFirstMap(store, () =>
    enqueue(async () => {
      const { watchViews } = await viewCode()
      watchViews(store, (view) => void enqueue(() => keepView(view)))
      await listViews()
    }),
  )
  void tools.serverModels().then((server) => state.setState({ server }))
  return {
    state,
    settled: async () => void (await Promise.all([settled(), pictureQueue.settled()])),
    openKept: (model) => enqueue(() => openKept(model)),
    openListed: ({ wish }) => intents.choose({ ...ofModel, ...wish }),
    keep(on) {
      state.setState({ keeping: on })
      browser?.set('keep', on ? null : 'no')
      return enqueue(async () => (on ? undefined : clear()))
    },
    openView: (view) =>
      enqueue(async () => {
        const { openView } = await viewCode()
        await openView(view, { store, intents, pictures: pictures ?? { get: async () => null } })
      }),
    forget: ({ id }) => enqueue(() => forget(id)),
    remove: (model) => enqueue(() => kept.remove(model).then(list)),
  }
}

const nothing = { kept: [], server: [], views: [], trouble: null }

const viewCode = () => codeFor('recent views', () => import('./views'))
const keptViews = async () => (await codeFor('recent views', () => import('./keptViews'))).openKeptViews()

/** Nothing else waits for it by then. */
function afterFirstMap(store: Store, act: () => Promise<void>): void {
  const stop = store.subscribe(({ shown }) => {
    if (!shown) return
    stop()
    void act()
  })
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
