import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isNamed, sentenceOf } from '../../errors'
import type { ExportedFile } from '../../state/exports'
import type { Sets } from '../../state/sets/openSets'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { useIntents, usePage } from '../page'
import { save } from '../stage/Downloads'
import { setWords as words } from '../words/setWords'

/** What has come so far, as a zip and as a report; while it is made the same button stops it. */
export function SheetDownload({ sets }: { readonly sets: Sets }) {
  const { store } = usePage()
  const known = useStore(sets.state, (s) => s.outcomes.size)
  const zip: Make = (report, signal) => sets.zip((done) => report(done, known), signal)
  const html: Make = async (report, signal) => {
    const { setReportFile, pngAddress } = await import('./setReport')
    const tools = { tiles: sets.tiles, paintMean: pngAddress, report, signal }
    return setReportFile(store.getState(), sets.state.getState(), tools)
  }
  return (
    <>
      <Making
        name={words.report}
        label={words.downloadReport}
        stop={words.stopReport}
        said={words.writing}
        known={known}
        make={html}
      />
      <Making
        name={words.download}
        label={words.download}
        stop={words.stopPacking}
        said={words.packing}
        known={known}
        make={zip}
      />
    </>
  )
}

/** @param report told how far it has come, and of how many pictures */
type Make = (report: (done: number, of: number) => void, signal: AbortSignal) => Promise<ExportedFile>

interface Props {
  readonly name: string
  readonly label: string
  readonly stop: string
  readonly said: (done: number, of: number) => string
  /** Pictures that have come. */
  readonly known: number
  readonly make: Make
}

function Making({ name, label, stop, said, known, make }: Props) {
  const { remark } = useIntents()
  const [far, setFar] = useState<readonly [done: number, of: number] | null>(null)
  const running = useRef<AbortController | null>(null)

  async function download() {
    const abort = new AbortController()
    running.current = abort
    setFar([0, known])
    try {
      const file = await make((done, of) => setFar([done, of]), abort.signal)
      save(file.name, file.blob)
    } catch (error) {
      if (!abort.signal.aborted && !isNamed(error, 'AbortError')) remark(sentenceOf(error))
    } finally {
      setFar(null)
    }
  }

  if (far)
    return (
      <button
        type="button"
        className={controls.button}
        aria-label={stop}
        onClick={() => running.current?.abort()}
      >
        {said(...far)}
        <Icon name="cross" />
      </button>
    )
  return (
    <button
      type="button"
      className={controls.button}
      aria-label={label}
      disabled={known === 0}
      onClick={download}
    >
      {name}
      <Icon name="down" />
    </button>
  )
}
