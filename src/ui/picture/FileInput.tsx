import type { ComponentProps } from 'react'
import { accept } from '../../state/intake/accept'
import { chosenFiles } from '../../state/intake/dropped'
import controls from '../controls.module.css'
import { useIntents } from '../page'
import { pictureWords } from '../words/pictureWords'
import { words } from '../words/strings'

const id = 'files'

/** The one file input of the page; what is chosen is sorted by content, whichever button was pressed. */
export const FileInput = () => <Hidden id={id} accept={accept} aria-label={words.fileInput} />

export const useFileDialog = () => () => document.getElementById(id)?.click()

const folderId = 'folder'

/** A whole folder, where the browser can choose one: its pictures become a set. */
export const FolderInput = () => (
  <Hidden id={folderId} {...{ webkitdirectory: '' }} aria-label={pictureWords.folderInput} />
)

function Hidden(own: ComponentProps<'input'>) {
  const { takeFiles } = useIntents()
  return (
    <input
      {...own}
      type="file"
      multiple
      tabIndex={-1}
      className={controls.hidden}
      onChange={async (e) => {
        const input = e.currentTarget
        await takeFiles(chosenFiles(input.files ?? []))
        // Choosing the same file again must count as a change.
        input.value = ''
      }}
    />
  )
}

export const canChooseFolder = 'webkitdirectory' in HTMLInputElement.prototype

export const useFolderDialog = () => () => document.getElementById(folderId)?.click()
