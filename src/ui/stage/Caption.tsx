import { useEffect } from 'react'
import { useShown } from '../page'
import { Termed } from '../Termed'
import { captionOf, headlineOf } from '../words/describe'
import styles from './Caption.module.css'
import { Downloads } from './Downloads'
import { MoreFacts } from './MoreFacts'
import { TrustLine } from './TrustLine'

export function Caption() {
  const headline = useShown(headlineOf)
  const facts = useShown(captionOf)
  const { name } = headline
  useEffect(() => {
    document.title = name ? `${name} · Limelight` : 'Limelight'
  }, [name])
  return (
    <section className={styles.caption}>
      <div className={styles.text}>
        <p role="status" className={styles.headline}>
          {headline.before}
          {headline.name ? <b>{headline.name}</b> : null}
          {headline.after}
        </p>
        <p className={styles.facts}>
          <Termed text={facts} />
        </p>
        <MoreFacts />
        <TrustLine />
      </div>
      <Downloads />
    </section>
  )
}
