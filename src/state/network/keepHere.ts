// What no policy reaches: a document that moves to another address, and calls between browsers. A script that is
// already hostile could undo this; it guards against mistakes.

interface Move {
  readonly destination: { readonly url: string; readonly sameDocument?: boolean }
  readonly hashChange: boolean
  readonly userInitiated: boolean
  readonly navigationType: string
  preventDefault(): void
}

interface Navigating {
  addEventListener(kind: 'navigate', act: (move: Move) => void): void
}

/** A click on a link still follows it; no script leads away. */
export function keepHere(): void {
  const { navigation } = globalThis as { readonly navigation?: Navigating }
  navigation?.addEventListener('navigate', (move) => {
    // The address that follows the work is written within the same document.
    const own =
      move.destination.sameDocument ||
      move.hashChange ||
      move.navigationType === 'reload' ||
      move.destination.url.startsWith('blob:')
    if (!own && !move.userInitiated) move.preventDefault()
  })
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection'])
    Reflect.deleteProperty(globalThis, name)
}
