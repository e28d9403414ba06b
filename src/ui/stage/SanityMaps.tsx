import type { Heatmap } from '../../engine/types'
import { fixed } from '../../results/format'
import type { Shown } from '../../state/store'
import type { SanityKind, SanityStep } from '../../worker/api'
import { Thumbnail } from '../picture/Thumbnail'
import { sanityVerdict, sanityWords, stepName } from '../words/sanityWords'
import styles from './SanityMaps.module.css'

interface Props {
  readonly shown: Shown
  readonly kind: SanityKind
  readonly steps: readonly SanityStep[]
}

/** The map on show beside those that are left of it, and how alike they still are. */
export function SanityMaps({ shown, kind, steps }: Props) {
  const { top } = shown.classification
  return (
    <figure className={styles.sanity}>
      <ol className={styles.steps}>
        <Step heatmap={shown.result.heatmap} name={sanityWords.asItIs} />
        {steps.map((step) => {
          const name = stepName(step, kind, top)
          const full = 'layer' in step ? step.layer : name
          return (
            <Step
              key={'layer' in step ? step.share : step.classIndex}
              {...{ name, full, heatmap: step.heatmap, correlation: step.correlation }}
            />
          )
        })}
      </ol>
      <figcaption>{sanityVerdict(steps, kind)}</figcaption>
    </figure>
  )
}

interface StepProps {
  readonly heatmap: Heatmap
  readonly name: string
  readonly full?: string
  readonly correlation?: number
}

function Step({ heatmap, name, full = name, correlation }: StepProps) {
  const number = correlation === undefined ? null : fixed(correlation, 2)
  return (
    <li title={full}>
      <Thumbnail heatmap={heatmap} />
      <span>{name}</span>
      <b>{heatmap.state === 'ok' ? number : sanityWords.noMap}</b>
    </li>
  )
}
