// The camera, map after map: each frame is a picture like any other, and the next one is taken when its map is on show.
// So it is as quick as the device, and nothing on the page is of another frame than the one it shows.
import { methodCards } from '../../engine/methods/cards'
import { fileReference, initialRecipe, type Recipe } from '../../recipe/recipe'
import { remark } from '../alerts'
import { wantedPicture } from '../flow/sources'
import { ofPicture } from '../intake/ofFiles'
import type { State, Store } from '../store'
import { givenFrame, isFrame } from './frames'

/** What gives frames, and lets go of the camera at the end. */
export interface FrameSource {
  /** The picture that the camera has now. */
  frame(): Promise<Blob>
  close(): void
}

export interface Live {
  begin(source: FrameSource): void
  /** The frame on show stays as the open picture; the camera is let go. */
  freeze(): void
}

export interface LiveTools {
  /** What a frame is called. */
  readonly name: string
  /** "Live shows Grad-CAM: Score-CAM takes many passes a frame." */
  readonly instead: (method: string, before: string) => string
  readonly now?: () => number
}

/** Share of the last frame in the rate that is told. */
const NEW = 0.3

interface Running {
  readonly source: FrameSource
  /** Failures and remarks up to this one are older. */
  readonly alerts: number
  /** Key of the picture that is wanted: the last frame, before the first one what was open. */
  key: string | undefined
  /** Whether the camera was asked for the next one. */
  asked: boolean
  /** When the last map came, and the milliseconds from one to the next. */
  at: number | null
  pace: number | null
  /** Of the last frames; those before are given back at once, since nobody collects them in time. */
  readonly displays: ImageBitmap[]
}

/** Frames that something may still be painting. */
const PAINTED = 3

export function openLive(store: Store, { name, instead, now = () => performance.now() }: LiveTools): Live {
  let running: Running | null = null

  async function next(mine: Running): Promise<void> {
    const first = !isFrame(mine.key)
    mine.asked = true
    try {
      const blob = await mine.source.frame()
      if (running !== mine) return
      const picture = givenFrame(name, blob)
      mine.key = picture.key
      mine.asked = false
      store.setState(({ recipe, given }) => ({
        recipe: { ...recipe, ...(first ? ofPicture : {}), image: fileReference(name) },
        given: { ...given, picture },
      }))
    } catch {
      // The camera was pulled, or given to another program.
      if (running === mine) freeze()
    }
  }

  function freeze(): void {
    if (!running) return
    const { source } = running
    running = null
    source.close()
    store.setState({ live: null })
  }

  function came(mine: Running): void {
    const at = now()
    if (mine.at !== null) {
      const took = Math.max(1, at - mine.at)
      mine.pace = mine.pace === null ? took : (1 - NEW) * mine.pace + NEW * took
    }
    mine.at = at
    mine.asked = true
    const { picture } = store.getState()
    if (picture) mine.displays.push(picture.display)
    if (mine.displays.length > PAINTED) mine.displays.shift()?.close()
    store.setState({ live: { rate: mine.pace === null ? null : 1000 / mine.pace } })
    void next(mine)
  }

  store.subscribe((state) => {
    if (!running) return
    if (ends(state, running)) return freeze()
    const { shown, job, fetching } = state
    if (running.asked) return
    if (shown?.pictureKey === running.key && job.kind === 'idle' && fetching === null) came(running)
  })

  return {
    freeze,
    begin(source) {
      freeze()
      const state = store.getState()
      const { recipe, alerts, compare } = state
      const last = Math.max(0, ...alerts.map(({ id }) => id))
      const quick = onePass(recipe)
      const mine: Running = {
        source,
        alerts: last,
        key: wantedPicture(state)?.key,
        asked: true,
        at: null,
        pace: null,
        displays: [],
      }
      store.setState({ live: { rate: null }, recipe: quick, compare: { ...compare, open: false } })
      if (quick !== recipe) remark(store, instead(methodName(quick.method), methodName(recipe.method)))
      running = mine
      void next(mine)
    },
  }
}

const methodName = (id: string) => methodCards.find((card) => card.id === id)?.name ?? id

/** With a method that takes one pass a frame. */
function onePass(recipe: Recipe): Recipe {
  const card = methodCards.find(({ id }) => id === recipe.method)
  if (card?.cost === 'one pass') return recipe
  const { method, params } = initialRecipe
  return { ...recipe, method, params }
}

/** Another picture, the grid, or a failure: the frame on show is the last. */
function ends(state: State, { key, alerts }: Running): boolean {
  const failed = state.alerts.some(({ id, kind }) => kind === 'failure' && id > alerts)
  return failed || state.compare.open || wantedPicture(state)?.key !== key
}
