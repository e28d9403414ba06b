// What More shows: what the engine remarks, where the map is strong, what each phase took, the values.
import { Suspense, useState } from 'react'
import { whereStrong } from '../../canvas/whereStrong'
import type { State } from '../../state/store'
import { later } from '../later'
import { useShown } from '../page'
import { Termed } from '../Termed'
import { duration } from '../words/format'
import { noteLine } from '../words/noteLine'
import { stageWords, whereText } from '../words/stageWords'
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
  const heatmap = useShown(({ shown }) => shown?.result.heatmap ?? null)
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

function factsOf({ shown, picture, model, drawMs }: State): readonly string[] {
  if (!shown || shown.pictureKey !== picture?.key) return []
  const load = model?.ms === undefined ? {} : { load: model.ms }
  const draw = drawMs === null ? {} : { draw: drawMs }
  const phases = { ...load, ...shown.classification.ms, ...shown.result.ms, ...draw }
  const times = Object.entries(phases).map(([name, ms]) => `${name} ${duration(ms)}`)
  const where = whereStrong(shown.result.heatmap, shown.classification.geometry)
  return [
    ...shown.result.notes.map((note) => told(noteLine(note, shown.card.labels))),
    ...(where ? [`${stageWords.where}: ${whereText(where)}.`] : []),
    `${stageWords.times}: ${times.join(' · ')}`,
  ]
}
