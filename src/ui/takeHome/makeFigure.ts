// The caption of a map in print: what it highlights, how it was made, what its colours mean.
import { divergingTable } from '../../canvas/diverging'
import type { Figure } from '../../canvas/figure'
import { paletteTable } from '../../canvas/palette'
import { isClipped, scaleOf } from '../../canvas/scale'
import { reachOf } from '../../canvas/signed'
import { isSigned } from '../../recipe/signedMap'
import { count, dotted, fixed } from '../../results/format'
import { contoursOnStage } from '../../state/exports'
import { conceptsOnStage, type OnStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { markedIn } from '../../state/takeHome/marked'
import { captionOf, classOf, headlineOf, keepsValues, scoreFact } from '../words/describe'
import { palettes } from '../words/strings'
import { takeHomeWords as words } from '../words/takeHomeWords'

export function makeFigure(state: State, made: OnStage): Figure {
  const { before, name, after } = headlineOf(state)
  const { picture, recipe } = state
  const chosen = classOf(made)
  const { progress, card } = made
  const lines = [
    progress ? words.unfinished(count(progress.done), count(progress.total)) : '',
    progress && chosen ? scoreFact(card, chosen) : '',
    captionOf(state),
    dotted(picture?.name, `${card.name}${card.hash ? ` (${card.hash})` : ''}`, 'Limelight'),
  ]
  const contours = contoursOnStage(state, made)
  const bar =
    made.heatmap.state === 'ok' && !conceptsOnStage(made) ? makeBar(recipe.look.palette, made) : null
  return {
    title: `${before}${name}${after}`,
    lines: lines.filter(Boolean),
    picture: { width: picture?.width ?? 1, height: picture?.height ?? 1 },
    bar: bar && contours ? { ...bar, name: dotted(bar.name, words.contours) } : bar,
    contours,
    marked: markedIn(made),
  }
}

function makeBar(palette: keyof typeof palettes, made: OnStage): Figure['bar'] {
  if (isSigned(made.request)) {
    const reach = reachOf(made.heatmap)
    return { table: divergingTable(), low: fixed(-reach, 1), high: fixed(reach, 1), name: words.signed }
  }
  const [low, high] = scaleOf(made.heatmap)
  const scale = keepsValues(made.request) ? words.values : words.ownScale
  return {
    table: paletteTable(palette),
    low: fixed(low, 1),
    high: isClipped(made.heatmap) ? `≥ ${fixed(high, 2)}` : fixed(high, 1),
    name: dotted(scale, palettes[palette]),
  }
}
