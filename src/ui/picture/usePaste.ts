import { chosenFiles } from '../../state/intake/dropped'
import { useIntents } from '../page'
import { onlyTouch } from '../touch'
import { pictureWords } from '../words/pictureWords'
import { partWords } from '../words/runWords'

/** Reads the clipboard at the press of a button: pictures, or an address. */
export function usePaste(): () => Promise<void> {
  const { takeFiles, takeText, remark } = useIntents()
  return async () => {
    try {
      const items = await navigator.clipboard.read()
      const files: File[] = []
      for (const item of items) {
        const type = item.types.find((t) => t.startsWith('image/'))
        if (!type) continue
        files.push(new File([await item.getType(type)], pictureWords.pasted(files.length + 1), { type }))
      }
      if (files.length > 0) return takeFiles(chosenFiles(files))
      await takeText(await navigator.clipboard.readText())
    } catch {
      remark(onlyTouch() ? partWords.noClipboardTouch : partWords.noClipboard)
    }
  }
}
