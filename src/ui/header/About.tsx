import { Suspense, useState } from 'react'
import type { MethodCard } from '../../engine/types'
import { later } from '../later'
import { useShown } from '../page'
import { words } from '../words/strings'
import styles from './About.module.css'

const Plain = ({ text }: { readonly text: string }) => <code>{text}</code>

/** Where its code cannot be fetched, the card's own line says the same. */
const Formula = later(async () => (await import('../choose/Formula')).Formula, Plain)

const MethodSettings = later(async () => (await import('../choose/MethodSettings')).MethodSettings)

/** What the chosen method does and by which formula; on request where it fails, its paper and its settings. */
export function About({ card }: { readonly card: MethodCard }) {
  const changed = useShown(
    ({ recipe }) => Object.keys(recipe.params).length > 0 || recipe.convention !== null,
  )
  const [open, setOpen] = useState(false)
  return (
    <div className={styles.about}>
      <p>
        {card.about}{' '}
        <Suspense fallback={<Plain text={card.formula} />}>
          <Formula text={card.formula} />
        </Suspense>
      </p>
      <details open={changed || undefined} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{words.settings}</summary>
        {open ? (
          <Suspense>
            <MethodSettings card={card} />
          </Suspense>
        ) : null}
        <p className={styles.small}>{card.goodFor}</p>
        <Paper paper={card.paper} />
      </details>
    </div>
  )
}

function Paper({ paper }: { readonly paper: string }) {
  const address = /(https?:\/\/)?[\w.-]+\.[a-z]+\/\S+$/.exec(paper)?.[0]
  if (!address) return <p className={styles.small}>{paper}</p>
  return (
    <p className={styles.small}>
      {`${paper.replace(address, '').replace(/,\s*$/, '')}, `}
      <a href={address.startsWith('http') ? address : `https://${address}`}>{address}</a>
    </p>
  )
}
