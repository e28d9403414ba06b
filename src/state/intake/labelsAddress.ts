// Labels that were dropped beside the address of a model have an address of their own, which holds their text: so Back
// and a reload bring them along. Uncommonly long ones have one that ends with this tab.

/** Bytes; a thousand names are thirty thousand. */
const MOST = 300_000

/** What stands behind `#` is what the file is called. */
export async function labelsAddress(file: Blob, name: string): Promise<string> {
  const called = `#${encodeURIComponent(name)}`
  if (file.size > MOST) return URL.createObjectURL(file) + called
  const bytes = new Uint8Array(await file.arrayBuffer())
  let text = ''
  for (const byte of bytes) text += String.fromCharCode(byte)
  return `data:text/plain;base64,${btoa(text)}${called}`
}
