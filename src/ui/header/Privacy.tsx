import { useState } from 'react'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { usePage } from '../page'
import { networkWords, words } from '../words/strings'
import styles from './Privacy.module.css'

/** What leaves this device, and the switch after which nothing does, where that stands nowhere else. */
export function Privacy({ lock, said }: { readonly lock: boolean; readonly said: boolean }) {
  const { network } = usePage()
  return (
    <section aria-label={networkWords.title}>
      {said && !network.locked ? null : (
        <p className={styles.line}>
          <Icon name="lock" />
          {network.locked ? networkWords.locked : words.privacy}
        </p>
      )}
      {network.locked ? <Locked /> : lock ? <LockButton /> : null}
    </section>
  )
}

/** Nothing once it is locked. */
export function LockButton() {
  const { network } = usePage()
  return network.locked ? null : (
    <button type="button" className={styles.lock} title={networkWords.about} onClick={() => network.lock()}>
      {networkWords.lock}
    </button>
  )
}

function Locked() {
  const { network } = usePage()
  const [kept, setKept] = useState(network.kept)
  const keep = (on: boolean) => {
    network.keep(on)
    setKept(network.kept)
  }
  return (
    <div className={styles.choices}>
      <label className={styles.keep}>
        <input type="checkbox" checked={kept} onChange={(e) => keep(e.target.checked)} />
        {networkWords.keep}
      </label>
      <button type="button" className={controls.button} onClick={() => network.unlock()}>
        {networkWords.unlock}
      </button>
    </div>
  )
}
