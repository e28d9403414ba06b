// Lays a thing on the picture: its shadow, then its parts, each over the one before.
import { kinds } from './classes'
import { clutter } from './clutter'
import { layPart, type Stage } from './compose'
import { field } from './fields'
import { type Lying, strew } from './layout'
import type { Random } from './random'
import { easel, type Raster, raster } from './raster'
import { castShadow, contactShadow } from './shadow'
import type { Field, Part, Place } from './types'

interface Laid {
  readonly parts: readonly Part[]
  readonly place: Place
  /** Height over the table in radii, for the shadow. */
  readonly tall: number
  readonly owner: number
}

/** What all parts together cover. */
function union(rasters: readonly Raster[], side: number): Field {
  const whole = field(side, side)
  for (const { alpha } of rasters) {
    for (let i = 0; i < alpha.data.length; i++)
      whole.data[i] = Math.max(whole.data[i] ?? 0, alpha.data[i] ?? 0)
  }
  return whole
}

function lay(stage: Stage, thing: Laid, chance: Random): void {
  const at = easel(stage.makeCanvas, thing.place, stage.frame.size)
  const rasters = thing.parts.map((part) => raster(at, part, chance))
  const whole = union(rasters, at.side)
  const shape = { ...at, alpha: whole }
  castShadow(stage, shape, thing.tall * at.unit)
  contactShadow(stage, shape, 0.4)
  rasters.forEach((layer, i) => {
    const part = thing.parts[i]
    if (!part) return
    if (i > 0) contactShadow(stage, layer, part.material.clear ? 0.05 : 0.3)
    layPart(stage, layer, { material: part.material, owner: thing.owner })
  })
}

export function layClutter(stage: Stage, chance: Random): void {
  const pieces = chance.pick([0, 2, 4, 6, 8])
  for (let i = 0; i < pieces; i++) {
    const { thing, tall, small, large } = clutter(chance)
    const place = strew(chance, [small, large])
    lay(stage, { parts: thing(chance.fork()), place, tall, owner: 0 }, chance.fork())
  }
}

export function layObject(stage: Stage, lying: Lying, { chance, owner }: { chance: Random; owner: number }) {
  const kind = kinds[lying.kind]
  if (!kind) return
  lay(stage, { parts: kind.thing(chance.fork()), place: lying, tall: kind.tall, owner }, chance.fork())
}
