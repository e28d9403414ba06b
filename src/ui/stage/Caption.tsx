import { useEffect } from 'react'
import { useShown } from '../page'
import { Termed } from '../Termed'
import { captionOf, headlineOf } from '../words/describe'
import styles from './Caption.module.css'
import { Downloads } from './Downloads'
import { Headline } from './Headline'
import { MoreFacts } from './MoreFacts'
import { TrustLine } from './TrustLine'

export function Caption() {
  const facts = useShown(captionOf)
  const { name } = useShown(headlineOf)
  useEffect(() => {
    document.title = name ? `${name} · Limelight` : 'Limelight'
  }, [name])
  return (
    <section className={styles.caption}>
      <div className={styles.text}>
        <Headline className={styles.headline} />
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
