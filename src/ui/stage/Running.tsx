// The running job: meter, count, pace, time left, Stop. When nothing runs, the time that each phase took.
import type { Job } from '../../state/store'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { methodName } from '../words/describe'
import { bytes, count, duration } from '../words/format'
import { words } from '../words/strings'
import styles from './Running.module.css'
import { Timings } from './Timings'

export function Running() {
  const job = useShown((s) => s.job)
  const { stop } = useIntents()
  const line = handleOf(job)
  if (!line) return <Timings />
  return (
    <section className={styles.running} aria-label="Running">
      <p className={styles.what}>{line.what}</p>
      <progress
        className={styles.meter}
        aria-label={line.what}
        max="1"
        {...(line.share === null ? {} : { value: line.share })}
      />
      <p className={styles.pace}>{line.pace}</p>
      {job.kind === 'explaining' || job.kind === 'model' ? (
        <button type="button" className={controls.button} onClick={stop}>
          {words.stop}
        </button>
      ) : null}
    </section>
  )
}

interface Line {
  readonly what: string
  /** Null while nobody knows how much there is to do. */
  readonly share: number | null
  readonly pace: string
}

function handleOf(job: Job): Line | null {
  if (job.kind === 'idle') return null
  if (job.kind === 'starting') return { what: 'Starting the engine', share: null, pace: '' }
  if (job.kind === 'classifying') return { what: 'Classifying', share: null, pace: 'the first run compiles' }
  return job.kind === 'model' ? modelLine(job) : explainLine(job)
}

function modelLine({ name, progress }: Extract<Job, { kind: 'model' }>): Line {
  if (progress?.phase !== 'downloading') return { what: `Preparing ${name}`, share: null, pace: '' }
  const { loaded, total } = progress
  const pace = total === null ? bytes(loaded) : `${bytes(loaded)} of ${bytes(total)}`
  return { what: `Loading ${name}`, share: total ? loaded / total : null, pace }
}

function explainLine({ request, done, total, pace }: Extract<Job, { kind: 'explaining' }>): Line {
  const name = methodName(request.method)
  if (total <= 1) return { what: name, share: null, pace: '' }
  const what = `${name} ${count(done)} of ${count(total)}`
  if (pace.steps === 0 || pace.ms < 200) return { what, share: done / total, pace: '' }
  const rate = (1000 * pace.steps) / pace.ms
  const left = duration(Math.max(1000, ((total - done) / rate) * 1000))
  const speed = rate >= 2 ? `${count(Math.round(rate))} a second` : `${rate.toFixed(1)} a second`
  return { what, share: done / total, pace: `${speed} · ${left} left` }
}
