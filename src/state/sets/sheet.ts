// What is known of a set: what came of each picture, what is being worked on, and how it is looked at. Plain data.
import type { Recipe } from '../../recipe/recipe'
import { type Arrangement, asGiven } from '../../sets/arrange'
import { type Expected, nothingExpected } from '../../sets/expected'
import type { MapFigures } from '../../sets/figures'
import type { State } from '../store'
import type { Outcome } from './outcome'
import type { PictureSet } from './pictureSet'

export interface Sheet {
  readonly set: PictureSet | null
  /** It stands in the place of the stage. */
  readonly open: boolean
  /** Somebody has asked for the maps of all. */
  readonly begun: boolean
  /** Somebody pressed Stop, or no picture can be explained like this. */
  readonly halted: boolean
  /** Why no picture can be. */
  readonly trouble: string | null
  /** What the outcomes were made with: the model and all of the recipe that concerns maps. Null without a model. */
  readonly wish: string | null
  /** By the picture's key. */
  readonly outcomes: ReadonlyMap<string, Outcome>
  /** Somebody has asked for the metrics of all maps. */
  readonly measuring: boolean
  /** Of the maps that are measured, by the picture's key. */
  readonly figures: ReadonlyMap<string, MapFigures>
  readonly expected: Expected
  readonly running: { readonly key: string; readonly done: number; readonly total: number } | null
  /** When the present run began, and how many pictures or maps were done then. */
  readonly since: { readonly ms: number; readonly done: number }
  /** Keys of what somebody is looking at. */
  readonly inSight: readonly string[]
  /** Keys of the few that stand beside the stage; `made` where their maps cost so little that they come unasked. */
  readonly few: { readonly keys: readonly string[]; readonly made: boolean }
  readonly arrangement: Arrangement
}

export const emptySheet: Sheet = {
  set: null,
  open: false,
  begun: false,
  halted: false,
  trouble: null,
  wish: null,
  outcomes: new Map(),
  measuring: false,
  figures: new Map(),
  expected: nothingExpected,
  running: null,
  since: { ms: 0, done: 0 },
  inSight: [],
  few: { keys: [], made: false },
  arrangement: asGiven,
}

/** Another model or recipe: all maps are made anew. Pictures that do not open stay as they are. */
export function withWish(sheet: Sheet, wish: string | null): Sheet {
  const broken = [...sheet.outcomes].filter(([, outcome]) => outcome.kind === 'failed' && outcome.broken)
  const outcomes = new Map(broken)
  const anew = { halted: false, trouble: null, running: null, figures: new Map(), since: begunNow(outcomes) }
  return { ...sheet, wish, outcomes, ...anew }
}

/** A set in the place of another one. */
export function withSet(sheet: Sheet, set: PictureSet | null): Sheet {
  const open = sheet.open && set !== null
  return { ...emptySheet, set, wish: sheet.wish, open, begun: open, since: begunNow(new Map()) }
}

export function withOutcome(sheet: Sheet, key: string, outcome: Outcome): Sheet {
  const running = sheet.running?.key === key ? null : sheet.running
  const next = { ...sheet, outcomes: new Map(sheet.outcomes).set(key, outcome), running }
  return stageOf(next).what === stageOf(sheet).what ? next : { ...next, since: begunNow(next.figures) }
}

export function withFigures(sheet: Sheet, key: string, figures: MapFigures): Sheet {
  return { ...sheet, figures: new Map(sheet.figures).set(key, figures), running: null }
}

/** All maps are measured, once they are made. */
export function withMeasuring(sheet: Sheet): Sheet {
  return goneOn({ ...sheet, measuring: true })
}

/** What the run is at, first the maps and then their figures, and how far. */
export function stageOf({ set, outcomes, figures, measuring }: Sheet) {
  const total = set?.items.length ?? 0
  if (!measuring || outcomes.size < total) return { what: 'maps', done: outcomes.size, total } as const
  const maps = [...outcomes.values()].filter(({ kind }) => kind === 'done').length
  return { what: 'figures', done: figures.size, total: maps } as const
}

/** After a stop; what failed is tried again, but for pictures that do not open. */
export function goneOn(sheet: Sheet): Sheet {
  const outcomes = new Map([...sheet.outcomes].filter(([, o]) => o.kind === 'done' || o.broken))
  const figures = new Map([...sheet.figures].filter(([, { kind }]) => kind !== 'failed'))
  const next = { ...sheet, outcomes, figures, begun: true, halted: false, trouble: null }
  return { ...next, since: begunNow(stageOf(next).what === 'maps' ? outcomes : figures) }
}

const begunNow = ({ size }: ReadonlyMap<string, unknown>) => ({ ms: performance.now(), done: size })

/** Palette and opacity paint the same maps otherwise; the picture on the stage is one of many, and its box its own. */
export function wishOf({ model, recipe }: Pick<State, 'model' | 'recipe'>): string | null {
  return model && JSON.stringify([model.key, recipe.backend, mapsOf(recipe)])
}

function mapsOf(recipe: Recipe) {
  const { look: _, image: _i, model: _m, hash: _h, labels: _l, output: _o, backend: _b, ...rest } = recipe
  return { ...rest, anchor: null }
}

/** Pictures or maps that were done a second in this run, and milliseconds left; null while nobody can say. */
export function paceOf(sheet: Sheet, now: number) {
  const { done, total } = stageOf(sheet)
  const made = done - sheet.since.done
  const ms = now - sheet.since.ms
  if (!sheet.set || made < 2 || ms < 500) return null
  const rate = (1000 * made) / ms
  return { rate, left: ((total - done) / rate) * 1000 }
}
