// The running job: meter, count, pace, time left, Stop. What was stopped on its way can go on.
import { hasDraft, isDraft } from '../../recipe/drafts'
import { bytes, count, dotted, duration, places } from '../../results/format'
import type { Stopped } from '../../state/flow/stopped'
import type { Sorting } from '../../state/intake/turns'
import { shownOnStage } from '../../state/onStage'
import type { Job, Shown } from '../../state/store'
import controls from '../controls.module.css'
import { useIntents, usePage, useShown } from '../page'
import { methodName } from '../words/describe'
import { cameraWords } from '../words/pictureWords'
import { runWords } from '../words/runWords'
import { words } from '../words/strings'
import { draftLeft } from './draftLeft'
import styles from './Running.module.css'

interface Props {
  /** Whether its place stays free while nothing runs, so that nothing jumps. */
  readonly rests: boolean
}

export function Running({ rests }: Props) {
  const { job, sorting, fetching, stopped, recipe, shown, live } = useShown((s) => ({
    live: s.live,
    recipe: s.recipe,
    shown: shownOnStage(s),
    stopped: s.stopped,
    job: s.job,
    sorting: s.sorting,
    fetching: s.fetching,
  }))
  const { stop, goOn, choose } = useIntents()
  const { params } = recipe
  if (live) return <Looking rate={live.rate} rests={rests} />
  const drafted = (draft: boolean) => choose({ params: { ...params, draft } })
  const line = sorting
    ? sortingLine(sorting)
    : (lineOf(job) ?? fetchingLine(fetching) ?? stoppedLine(stopped) ?? (shown && draftLine(shown)))
  if (!line) return rests ? <div className={styles.rest} /> : null
  return (
    <section
      className={styles.running}
      data-rests={rests}
      data-runs={line.stops || stopped !== null || undefined}
      aria-label={runWords.running}
    >
      <p className={styles.what}>{line.what}</p>
      <progress
        className={styles.meter}
        aria-label={line.what}
        max="1"
        {...(line.share === null ? {} : { value: line.share })}
      />
      <p className={styles.pace}>{line.pace}</p>
      {line.drafts && params.draft !== true ? (
        <button
          type="button"
          className={controls.button}
          title={words.draftHelp}
          onClick={() => drafted(true)}
        >
          {words.draft}
          {line.draftMs ? (
            <span className={styles.takes}> {runWords.from(duration(line.draftMs))}</span>
          ) : null}
        </button>
      ) : null}
      {line.stops ? (
        <button type="button" className={controls.button} onClick={stop}>
          {words.stop}
        </button>
      ) : line.goesOn ? (
        <button type="button" className={controls.button} onClick={stopped ? goOn : () => drafted(false)}>
          {words.goOn}
        </button>
      ) : null}
    </section>
  )
}

/** Frame after frame of the camera. */
function Looking({ rate, rests }: Props & { readonly rate: number | null }) {
  const { live } = usePage()
  return (
    <section className={styles.running} data-rests={rests} data-runs aria-label={cameraWords.live}>
      <p className={styles.what}>{cameraWords.looking(rate)}</p>
      <button type="button" className={controls.button} onClick={live.freeze}>
        {cameraWords.freeze}
      </button>
    </section>
  )
}

interface Line {
  readonly what: string
  /** Null while nobody knows how much there is to do. */
  readonly share: number | null
  readonly pace: string
  /** Whether there is a Stop for it. */
  readonly stops: boolean
  readonly goesOn?: boolean
  /** Whether a draft is offered. */
  readonly drafts?: boolean
  /** Milliseconds that it takes from here at least; 0 where it is done. */
  readonly draftMs?: number
}

function sortingLine({ what, loaded, total }: Sorting): Line {
  return { what, share: total ? loaded / total : null, pace: loadedText(loaded, total), stops: true }
}

const fetchingLine = (name: string | null): Line | null =>
  name === null ? null : { what: runWords.opening(name), share: null, pace: '', stops: true }

function stoppedLine(stopped: Stopped | null): Line | null {
  if (!stopped) return null
  const { request, done, total } = stopped
  const what = runWords.stoppedAt(methodName(request.method), count(done), count(total))
  const pace = hasDraft(request.method) ? runWords.estimated : ''
  return { what, share: done / total, pace, stops: false, goesOn: true }
}

/** A draft that is finished can go on to the whole. */
function draftLine({ request, result }: Shown): Line | null {
  if (!isDraft(request)) return null
  const what = runWords.draft(methodName(request.method))
  return { what, share: result.scored ?? 1, pace: runWords.estimated, stops: false, goesOn: true }
}

function loadedText(loaded: number, total: number | null): string {
  if (loaded === 0) return ''
  return total === null ? bytes(loaded) : runWords.of(bytes(loaded), bytes(total))
}

function lineOf(job: Job): Line | null {
  if (job.kind === 'idle') return null
  if (job.kind === 'starting') return { what: runWords.starting, share: null, pace: '', stops: false }
  if (job.kind === 'classifying')
    return { what: runWords.classifying, share: null, pace: runWords.compiles, stops: false }
  return job.kind === 'model' ? modelLine(job) : explainLine(job)
}

function modelLine({ name, progress }: Extract<Job, { kind: 'model' }>): Line {
  if (progress?.phase !== 'downloading')
    return { what: runWords.preparing(name), share: null, pace: '', stops: true }
  const { loaded, total } = progress
  const share = total ? loaded / total : null
  return { what: runWords.loading(name), share, pace: loadedText(loaded, total), stops: true }
}

function explainLine({ request, done, total, pace }: Extract<Job, { kind: 'explaining' }>): Line {
  const name = methodName(request.method)
  if (total <= 1) return { what: name, share: null, pace: '', stops: true }
  const what = runWords.step(name, count(done), count(total))
  if (pace.steps === 0 || pace.ms < 200) return { what, share: done / total, pace: '', stops: true }
  const rate = (1000 * pace.steps) / pace.ms
  const left = duration(Math.max(1000, ((total - done) / rate) * 1000))
  const ends = isDraft(request) ? runWords.leastLeft(left) : runWords.left(left)
  const speed = runWords.rate(rate >= 2 ? count(Math.round(rate)) : places(rate, 1))
  return {
    what,
    share: done / total,
    pace: dotted(speed, ends),
    stops: true,
    drafts: hasDraft(request.method),
    draftMs: draftLeft({ done, total, pace }),
  }
}
