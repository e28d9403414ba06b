// What More shows: what the engine remarks, where the map is strong, what each phase took, the values.
import { Suspense, useState } from 'react'
import { whereStrong } from '../../canvas/whereStrong'
import { dotted, duration } from '../../results/format'
import { onStage } from '../../state/onStage'
import type { State } from '../../state/store'
import { later } from '../later'
import { useShown } from '../page'
import { Termed } from '../Termed'
import { noteLine } from '../words/noteLine'
import { stageWords, whereText } from '../words/stageWords'
import { timeWords } from '../words/timeWords'
import { told } from '../words/told'

const ValuesTable = later(async () => (await import('./ValuesTable')).ValuesTable)

export const Facts = () => (
  <>
    {useShown(factsOf).map((line) => (
      <p key={line}>
        <Termed text={line} />
      </p>
    ))}
    <Values />
  </>
)

/** As a table only when somebody asks: hundreds of numbers. */
function Values() {
  const heatmap = useShown((state) => onStage(state)?.heatmap ?? null)
  const [open, setOpen] = useState(false)
  if (heatmap?.state !== 'ok') return null
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{stageWords.values}</summary>
      {open ? (
        <Suspense>
          <ValuesTable heatmap={heatmap} />
        </Suspense>
      ) : null}
    </details>
  )
}

/** Of a map that grows or was stopped nothing is known yet but where it is strong. */
function factsOf(state: State): readonly string[] {
  const made = onStage(state)
  if (!made) return []
  const { heatmap, classification, result, card } = made
  const where = whereStrong(heatmap, classification.geometry)
  return [
    ...(result?.notes ?? []).map((note) => told(noteLine(note, card.labels))),
    ...(where ? [`${stageWords.where}: ${whereText(where)}.`] : []),
    ...(result ? [timesOf(state, { ...classification.ms, ...result.ms })] : []),
  ]
}

function timesOf({ model, drawMs }: State, made: Readonly<Record<string, number>>): string {
  const load = model?.ms === undefined ? {} : { load: model.ms }
  const draw = drawMs === null ? {} : { draw: drawMs }
  const times = Object.entries({ ...load, ...made, ...draw }).map(
    ([name, ms]) => `${timeWords[name] ?? name} ${duration(ms)}`,
  )
  return `${stageWords.times}: ${dotted(...times)}`
}
