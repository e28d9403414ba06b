// A report that stops a run, as the page's does when its button is pressed.

/** Throws at its n-th call. */
export function stopAt(call: number): () => void {
  let calls = 0
  return () => {
    if (++calls === call) throw new DOMException('stopped', 'AbortError')
  }
}
