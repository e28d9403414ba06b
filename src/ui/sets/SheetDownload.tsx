import { useRef, useState } from 'react'
import { useStore } from 'zustand'
import { isNamed, sentenceOf } from '../../errors'
import type { Sets } from '../../state/sets/openSets'
import controls from '../controls.module.css'
import { Icon } from '../Icon'
import { useIntents } from '../page'
import { save } from '../stage/Downloads'
import { setWords as words } from '../words/setWords'

/** What has come so far as a zip; while it is packed the same button stops it. */
export function SheetDownload({ sets }: { readonly sets: Sets }) {
  const known = useStore(sets.state, (s) => s.outcomes.size)
  const { remark } = useIntents()
  const [done, setDone] = useState<number | null>(null)
  const running = useRef<AbortController | null>(null)

  async function download() {
    const abort = new AbortController()
    running.current = abort
    setDone(0)
    try {
      const { name, blob } = await sets.zip(setDone, abort.signal)
      save(name, blob)
    } catch (error) {
      if (!abort.signal.aborted && !isNamed(error, 'AbortError')) remark(sentenceOf(error))
    } finally {
      setDone(null)
    }
  }

  if (done !== null)
    return (
      <button
        type="button"
        className={controls.button}
        aria-label={words.stopPacking}
        onClick={() => running.current?.abort()}
      >
        {words.packing(done, known)}
        <Icon name="cross" />
      </button>
    )
  return (
    <button type="button" className={controls.button} disabled={known === 0} onClick={download}>
      {words.download}
      <Icon name="down" />
    </button>
  )
}
