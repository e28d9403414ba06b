import { chosenFiles } from '../../state/intake/dropped'
import { useIntents } from '../page'

/** Reads the clipboard at the press of a button: a picture, or an address. */
export function usePaste(): () => Promise<void> {
  const { takeFiles, takeText, remark } = useIntents()
  return async () => {
    try {
      const items = await navigator.clipboard.read()
      for (const item of items) {
        const type = item.types.find((t) => t.startsWith('image/'))
        if (!type) continue
        const file = new File([await item.getType(type)], 'pasted picture', { type })
        return takeFiles(chosenFiles([file]))
      }
      await takeText(await navigator.clipboard.readText())
    } catch {
      remark('The browser did not let the clipboard be read; press Ctrl+V (or ⌘V) instead.')
    }
  }
}
