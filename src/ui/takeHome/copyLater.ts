// To the clipboard what is still being made. Safari lets it be asked within the click alone, so that it is handed the
// promise itself.

/**
 * @param type MIME type
 * @returns false where there was nothing to copy
 * @throws what making it threw, else why the browser refused
 */
export async function copyLater(type: string, coming: Promise<Blob | null>): Promise<boolean> {
  const blob = coming.then((made) => made ?? Promise.reject(new Error('nothing')))
  const item = new ClipboardItem({ [type]: blob })
  const [made, written] = await Promise.allSettled([coming, navigator.clipboard.write([item])])
  if (made.status === 'rejected') throw made.reason
  if (made.value === null) return false
  if (written.status === 'rejected') throw written.reason
  return true
}
