// What the page has to say, above the stage: failures each, remarks folded into one line, and what was replaced.
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react'
import type { Alert } from '../state/store'
import styles from './Alerts.module.css'
import controls from './controls.module.css'
import { Dismiss } from './Dismiss'
import { useIntents, useShown } from './page'
import { Replaced } from './Replaced'
import { Update } from './Update'
import { alertWords } from './words/alertWords'
import { words } from './words/strings'
import { told } from './words/told'

export function Alerts() {
  const alerts = useShown((s) => s.alerts)
  // What asks for an answer is never folded.
  const isRemark = ({ kind, offer }: Alert) => kind === 'remark' && offer === null
  const pressing = alerts.filter((alert) => !isRemark(alert))
  const remarks = alerts.filter(isRemark)
  const box = useRef<HTMLDivElement>(null)
  useInSight(alerts, box)
  return (
    <div ref={box} className={styles.alerts}>
      {pressing.map((alert) => (
        <Line key={alert.id} alert={alert} />
      ))}
      {remarks.length > 0 ? <Remarks remarks={remarks} /> : null}
      <Replaced />
      <Update />
    </div>
  )
}

/** What has just been said is in sight, wherever page or column is scrolled to. */
function useInSight(alerts: readonly Alert[], box: RefObject<HTMLElement | null>): void {
  const [said] = useState(() => new WeakSet(alerts))
  useEffect(() => {
    const fresh = alerts.findLast((alert) => !said.has(alert))
    for (const alert of alerts) said.add(alert)
    if (fresh) box.current?.querySelector(`[data-alert="${fresh.id}"]`)?.scrollIntoView({ block: 'nearest' })
  }, [alerts, said, box])
}

/** One is said; of several the last, and the others on request. Readers of the screen hear each as it comes. */
function Remarks({ remarks }: { readonly remarks: readonly Alert[] }) {
  const [open, setOpen] = useState(false)
  const last = remarks.at(-1)
  return (
    <div className={styles.remarks} data-open={open} data-many={remarks.length > 1}>
      {remarks.map((alert) => (
        <Line key={alert.id} alert={alert} folded={!open && alert !== last}>
          {alert === last && remarks.length > 1 ? (
            <button
              type="button"
              className={styles.more}
              aria-expanded={open}
              onClick={() => setOpen((was) => !was)}
            >
              {open ? alertWords.fewer : alertWords.remarks(remarks.length)}
            </button>
          ) : null}
        </Line>
      ))}
    </div>
  )
}

interface LineProps {
  readonly alert: Alert
  readonly folded?: boolean
  readonly children?: ReactNode
}

function Line({ alert, folded = false, children }: LineProps) {
  const { id, kind, text, offer } = alert
  const { dismiss, ...offers } = useIntents()
  return (
    <div className={folded ? controls.hidden : styles.alert} data-kind={kind} data-alert={id}>
      <p role="alert">{told(text)}</p>
      {offer ? (
        <button type="button" className={controls.button} onClick={offers[offer]}>
          {words[offer]}
        </button>
      ) : null}
      {children}
      {folded ? null : <Dismiss dismiss={() => dismiss(id)} />}
    </div>
  )
}
