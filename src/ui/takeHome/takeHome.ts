// What is taken home beside the bare files, fetched when it is asked for: captioned pictures, a report, lines of code.
import { figurePng, figureSvg } from '../../canvas/figureFiles'
import { methodCards } from '../../engine/methods/cards'
import type { Measures } from '../../engine/metrics/types'
import { droppedLabels, isDropped } from '../../recipe/recipe'
import { writeLink } from '../../recipe/writeRecipe'
import { addressedRecipe } from '../../state/addressed'
import type { AnalysisState } from '../../state/analysis'
import { type Export, overlayFile, overlayPng } from '../../state/exports'
import { type OnStage, onStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { fileName } from '../../state/takeHome/fileName'
import { madeRecipe, wholeRecipe } from '../../state/takeHome/manifest'
import { takeHomeWords as words } from '../words/takeHomeWords'
import { gradCamLines } from './gradCam'
import { hasProfile } from './hasProfile'
import { makeFigure } from './makeFigure'
import { type Asked, moduleBefore, unmadeIn } from './python'
import { reportHtml } from './report'
import { fileOf, placeOf, terminalLine } from './terminal'
import { torchcamLines } from './torchcam'

function shownOf(state: State): OnStage {
  const made = onStage(state)
  if (!made) throw new Error(words.noMap)
  return made
}

export const pngFile: Export = async (state, pictures) => {
  const made = shownOf(state)
  const overlay = await overlayPng(state, pictures)
  const link = writeLink(madeRecipe(state, made))
  return {
    name: fileName(state, made, 'figure.png'),
    blob: await figurePng(makeFigure(state, made), overlay, link),
  }
}

export const svgFile: Export = async (state, pictures) => {
  const made = shownOf(state)
  const overlay = await overlayPng(state, pictures)
  const link = writeLink(madeRecipe(state, made))
  return {
    name: fileName(state, made, 'figure.svg'),
    blob: await figureSvg(makeFigure(state, made), overlay, link),
  }
}

/** @param measured what was measured of the map with this key */
export async function reportFile(
  measured: Pick<AnalysisState<Measures>, 'key' | 'found'>,
  ...[state, pictures]: Parameters<Export>
) {
  const made = shownOf(state)
  const { blob: overlay } = await overlayFile(state, pictures)
  const own = state.shown?.result === made.result && state.shown?.key === measured.key
  const measures = own ? measured.found : null
  const html = await reportHtml({ state, made, overlay, lines: await writeLines(state), measures })
  return { name: fileName(state, made, 'report.html'), blob: new Blob([html], { type: 'text/html' }) }
}

export interface Lines {
  readonly terminal: string
  /** Null where the library has no such method or target. */
  readonly torchcam: string | null
  readonly gradCam: string | null
}

/** The same with the sentence for where a library has none. */
export interface LinesOrWhy extends Lines {
  readonly why: Readonly<Record<keyof Lines, string>>
}

export async function writeLines(state: State): Promise<LinesOrWhy> {
  const made = shownOf(state)
  const recipe = wholeRecipe(state, made)
  // Of this map, not of what is on its way.
  const addressed = addressedRecipe({ recipe: made.recipe, given: state.given })
  const card = methodCards.find(({ id }) => id === made.request.method)
  const image = placeOf(recipe.image, addressed?.image ?? null) || (state.picture?.name ?? '')
  const terminal = terminalLine({
    recipe,
    model: placeOf(recipe.model, addressed?.model ?? null) || made.card.name,
    image,
    labels: usedLabels(
      made.card,
      isDropped(recipe.labels) ? droppedLabels(recipe.labels ?? '') : (addressed?.labels ?? null),
    ),
  })
  const none = { terminal: words.noSuch, torchcam: words.noSuch, gradCam: words.noSuch }
  if (!card) return { terminal, torchcam: null, gradCam: null, why: none }
  const [height = 0, width = 0, channels = 3] = made.card.inputShape.map(Number)
  const input = [
    made.classification.geometry.input[1] || height,
    made.classification.geometry.input[0] || width,
    channels,
  ] as const
  const asked = {
    recipe,
    // With the layers that the method added by itself.
    request: { ...made.request, layers: made.result?.layers ?? made.request.layers },
    card,
    picture: fileOf(image) || (state.picture?.name ?? 'picture.png'),
    profiled: state.picture ? await hasProfile(state.picture.blob) : false,
    layers: made.card.layers,
    output: made.card.outputKind,
    input,
  }
  const why = { ...none, torchcam: whyNone(asked, torchcamLines), gradCam: whyNone(asked, gradCamLines) }
  return { terminal, torchcam: torchcamLines(asked), gradCam: gradCamLines(asked), why }
}

/** Null of a list that does not fit: the page goes on without it, the terminal would not begin. */
function usedLabels({ remarks }: OnStage['card'], labels: string | null): string | null {
  const name = fileOf(labels ?? '')
    .split(/[\\/]/)
    .at(-1)
  const refused = remarks.some((remark) => remark.startsWith(`${name}: `) && remark.endsWith('; not used.'))
  return refused ? null : labels
}

/** It is the layer that there are no lines for, where there were some of a layer of any other kind. */
function whyNone(asked: Asked, lines: typeof torchcamLines): string {
  const unmade = unmadeIn(asked)
  if (!unmade || lines({ ...asked, layers: [] }) === null) return words.noSuch
  return words.noModule(unmade.name, moduleBefore(asked, unmade.name)?.name ?? '')
}
