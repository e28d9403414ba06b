// What of the look is either on or off: beside the other tools of the stage, on a phone a list.
import { cellsOf } from '../../canvas/raster'
import { onStage } from '../../state/onStage'
import { useIntents, useShown } from '../page'
import { stageWords } from '../words/stageWords'
import { words } from '../words/strings'

export interface Toggled {
  readonly label: string
  readonly about?: string
  readonly on: boolean
  readonly onChange: (on: boolean) => void
}

export function useToggles(): Readonly<Record<'cells' | 'contours' | 'saw', Toggled>> {
  const { shown, map } = useShown((s) => ({ shown: s.view, map: onStage(s)?.heatmap ?? null }))
  const { view } = useIntents()
  const cells = map ? cellsOf(shown.cells, map) : (shown.cells ?? 'smooth')
  return {
    cells: {
      label: words.cells,
      on: cells === 'nearest',
      onChange: (on) => view({ cells: on ? 'nearest' : 'smooth' }),
    },
    contours: {
      label: stageWords.contours,
      about: stageWords.contoursAbout,
      on: shown.contours,
      onChange: (contours) => view({ contours }),
    },
    saw: { label: words.saw, on: shown.input, onChange: (input) => view({ input }) },
  }
}
