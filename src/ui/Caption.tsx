import styles from './Caption.module.css'
import { Downloads } from './Downloads'
import { factsOf, headlineOf } from './describe'
import { useShown } from './page'

export function Caption() {
  const headline = useShown(headlineOf)
  const { facts, notes } = useShown(({ shown, picture }) => {
    const here = shown && shown.pictureKey === picture?.key ? shown : null
    return { facts: here ? factsOf(here) : '', notes: here ? here.result.notes.join(' · ') : '' }
  })
  return (
    <section className={styles.caption}>
      <div className={styles.text}>
        <p role="status" className={styles.headline}>
          {headline.before}
          {headline.name ? <b>{headline.name}</b> : null}
          {headline.after}
        </p>
        <p className={styles.facts}>{[facts, notes].filter(Boolean).join(' · ')}</p>
      </div>
      <Downloads />
    </section>
  )
}
