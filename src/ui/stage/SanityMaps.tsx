import type { SanityStep } from '../../worker/api'
import { Thumbnail } from '../picture/Thumbnail'
import { fixed } from '../words/format'
import { sanityVerdict, trustWords } from '../words/trustWords'
import styles from './SanityMaps.module.css'

/** The maps that are left as more and more weights are shuffled, and how alike they still are. */
export function SanityMaps({ steps }: { readonly steps: readonly SanityStep[] }) {
  return (
    <figure className={styles.sanity}>
      <ol className={styles.steps}>
        {steps.map(({ share, correlation, heatmap }) => (
          <li key={share}>
            <Thumbnail heatmap={heatmap} />
            <span>{trustWords.shuffled(share)}</span>
            <b>{heatmap.state === 'ok' ? fixed(correlation, 2) : trustWords.noMap}</b>
          </li>
        ))}
      </ol>
      <figcaption>{sanityVerdict(steps)}</figcaption>
    </figure>
  )
}
