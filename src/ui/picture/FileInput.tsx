import { accept } from '../../state/intake/accept'
import { chosenFiles } from '../../state/intake/dropped'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { pictureWords } from '../words/pictureWords'
import { words } from '../words/strings'

const id = 'files'

/** The one file input of the page; what is chosen is sorted by content, whichever button was pressed. */
export function FileInput() {
  const { takeFiles } = useIntents()
  return (
    <input
      id={id}
      type="file"
      multiple
      accept={accept}
      tabIndex={-1}
      className={controls.hidden}
      aria-label={words.fileInput}
      onChange={async (e) => {
        const input = e.currentTarget
        await takeFiles(chosenFiles(input.files ?? []))
        // Choosing the same file again must count as a change.
        input.value = ''
      }}
    />
  )
}

export const useFileDialog = () => () => document.getElementById(id)?.click()

const folderId = 'folder'

/** A whole folder, where the browser can choose one: its pictures become a set. */
export function FolderInput() {
  const { takeFiles } = useIntents()
  return (
    <input
      id={folderId}
      type="file"
      multiple
      {...{ webkitdirectory: '' }}
      tabIndex={-1}
      className={controls.hidden}
      aria-label={pictureWords.folderInput}
      onChange={async (e) => {
        const input = e.currentTarget
        await takeFiles(chosenFiles(input.files ?? []))
        input.value = ''
      }}
    />
  )
}

export const canChooseFolder = 'webkitdirectory' in HTMLInputElement.prototype

export const useFolderDialog = () => () => document.getElementById(folderId)?.click()
