// The address follows the work: another picture, model or grid is a step that Back undoes, any other choice rewrites
// the step. Written late, since a slider makes a hundred choices a second and browsers refuse that many; what was not
// written when the browser left a step is kept until it comes there again.
import { droppedName } from '../../recipe/recipe'
import { shareFragment } from '../../recipe/share'
import { sharedOf } from '../compare/shared'
import { wantedModel, wantedPicture } from '../flow/sources'
import { isFrame } from '../live/frames'
import type { State, Store } from '../store'

/** What a step of the history knows beside its address: which of the given files it showed. */
export interface Entry {
  readonly picture: string | null
  readonly model: string | null
  /** Names of classes that were dropped beside the address of a model, where this browser may keep them. */
  readonly labels?: string
  /** Tells it from every other step of this tab; absent where the browser made the step. */
  readonly step?: string
}

/** A step that the browser is at. */
export interface Where {
  /** The address behind its #. */
  readonly fragment: string
  readonly entry: Entry | null
}

export interface Place {
  /** Where the page was opened. */
  readonly start: Where
  push(entry: Entry, fragment: string): void
  replace(entry: Entry, fragment: string): void
}

export interface AddressWatch {
  /** The browser has gone elsewhere: what `change` makes of the page is that step's own. */
  arrive(there: Where, change: (at: Where) => void): void
  /** The browser has gone to a step of the same work, which may be older than what is on the page now. */
  stay(): void
  /** Writes at once what waits. */
  flush(): void
}

/**
 * @param keeping whether files that were dropped may be kept beside the address
 * @param wait milliseconds of rest before a choice is written
 */
export function watchAddress(
  store: Store,
  place: Place,
  keeping: () => boolean = () => true,
  wait = 300,
): AddressWatch {
  let seen = store.getState()
  let view = viewOf(seen)
  let fragment = fragmentOf(seen)
  // The page was opened with it: whatever comes next is another step.
  let landed = true
  let arriving = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let step = stepOf(place.start)
  let steps = Date.now()
  const late = new Map<string, Where>()
  const entry = (state: State): Entry => ({ ...entryOf(state, keeping), step })
  const push = (state: State, text: string) => {
    steps += 1
    step = String(steps)
    place.push(entry(state), text)
  }

  function flush(): void {
    if (timer === undefined) return
    clearTimeout(timer)
    timer = undefined
    place.replace(entry(seen), fragment)
  }

  /** @param opens a model has opened; what it gives up is no step */
  function look(state: State, opens: boolean): void {
    const next = viewOf(state)
    const text = fragmentOf(state)
    if (next === view && text === fragment) return
    const step = next !== view && !opens && !completes(seen, state)
    if (step) flush()
    seen = state
    ;[view, fragment] = [next, text]
    if (arriving) return
    if (!step) {
      timer ??= setTimeout(flush, wait)
      return
    }
    // One that never opened leaves no step to come back to.
    if (landed) push(state, text)
    else place.replace(entry(state), text)
    landed = false
  }

  /** A step that the browser made, since its address was typed, shows the files that were given too. */
  function sign({ fragment: typed }: Where): void {
    seen = store.getState()
    const { picture, model } = entry(seen)
    const shows = (file: string | null, name: string | null) => file !== null && droppedName(name) !== null
    if (shows(picture, seen.recipe.image) || shows(model, seen.recipe.model))
      place.replace(entry(seen), typed)
  }

  store.subscribe((state, before) => {
    const { recipe, given, compare } = state
    if (recipe !== before.recipe || given !== before.given || compare !== before.compare)
      look(state, state.model !== before.model && recipe.model === before.recipe.model)
    // The step is that of the frame that stays.
    if (before.live && !state.live) {
      seen = state
      place.replace(entry(state), fragment)
    }
    landed ||= isOpen(state)
  })
  return {
    flush,
    stay() {
      clearTimeout(timer)
      timer = undefined
      place.replace(entry(seen), fragment)
    },
    arrive(there, change) {
      // What waits belongs to the step that was left: written now, it would take the place of the one arrived at.
      if (timer !== undefined) late.set(step, { fragment, entry: entry(seen) })
      clearTimeout(timer)
      timer = undefined
      step = stepOf(there)
      const waited = late.get(step)
      late.delete(step)
      arriving = true
      change(waited ?? there)
      arriving = false
      landed = true
      if (waited?.entry) place.replace(waited.entry, waited.fragment)
      else if (there.entry === null) sign(there)
    },
  }
}

/** One that the browser made is known by its address. */
const stepOf = ({ fragment, entry }: Where): string => entry?.step ?? `#${fragment}`

const fragmentOf = ({ recipe, compare }: State) => shareFragment(recipe, sharedOf(compare))

const entryOf = ({ given, recipe: { labels } }: State, keeping: () => boolean): Entry => ({
  picture: given.picture?.key ?? null,
  model: given.model?.key ?? null,
  ...(labels?.startsWith('data:') && keeping() ? { labels } : {}),
})

/** Two views of one name are steps of their own. */
function viewOf(state: State): string {
  const { recipe, compare } = state
  const key = wantedPicture(state)?.key
  // The camera's frames are one step.
  const picture = isFrame(key) ? 'frame' : (key ?? recipe.image)
  return JSON.stringify([picture, wantedModel(state)?.key ?? recipe.model, compare.open])
}

/** A file that the step speaks of, and that was missing, has come: kept ones do after a reload and after Back. */
function completes(before: State, after: State): boolean {
  const came = (was: string | undefined, is: string | undefined) => was === undefined || was === is
  return (
    before.recipe.image === after.recipe.image &&
    before.recipe.model === after.recipe.model &&
    before.compare.open === after.compare.open &&
    came(wantedPicture(before)?.key, wantedPicture(after)?.key) &&
    came(wantedModel(before)?.key, wantedModel(after)?.key)
  )
}

const isOpen = (state: State) =>
  state.picture?.key === wantedPicture(state)?.key &&
  (state.model !== null) === (wantedModel(state) !== null) &&
  state.job.kind === 'idle'
