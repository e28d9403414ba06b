// The frame says that anything may be dropped: what is, before the page can open it, waits for the page.
import { brings, type Dropped, readDropped } from '../../state/intake/dropped'

export interface EarlyDrop {
  /** What was dropped or pasted last, if anything was; from here on others listen. */
  end(): Promise<Dropped> | null
}

export function hearDrops(): EarlyDrop {
  const listening = new AbortController()
  const { signal } = listening
  let found: Promise<Dropped> | null = null
  const over = (event: DragEvent) => {
    if (brings(event.dataTransfer)) event.preventDefault()
  }
  const take = (event: Event, data: DataTransfer | null) => {
    if (!data) return
    event.preventDefault()
    found = readDropped(data)
  }
  window.addEventListener('dragenter', over, { signal })
  window.addEventListener('dragover', over, { signal })
  window.addEventListener('drop', (e) => brings(e.dataTransfer) && take(e, e.dataTransfer), { signal })
  window.addEventListener('paste', (e) => take(e, e.clipboardData), { signal })
  return {
    end() {
      listening.abort()
      return found
    },
  }
}
