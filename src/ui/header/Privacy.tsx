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
      {network.locked ? <Locked unlock={lock} /> : lock ? <LockButton /> : null}
    </section>
  )
}

/** Once it is locked the way back stands in the same place. */
export function LockButton() {
  const { network } = usePage()
  const [name, about, act] = network.locked
    ? [networkWords.unlock, networkWords.locked, () => network.unlock()]
    : [networkWords.lock, networkWords.about, () => network.lock()]
  return (
    <button type="button" className={styles.lock} title={about} onClick={act}>
      {name}
    </button>
  )
}

function Locked({ unlock }: { readonly unlock: boolean }) {
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
      {unlock ? (
        <button type="button" className={controls.button} onClick={() => network.unlock()}>
          {networkWords.unlock}
        </button>
      ) : null}
    </div>
  )
}
