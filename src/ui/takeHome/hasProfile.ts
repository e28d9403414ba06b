// Whether a picture's file brings a colour profile, which browsers heed and Pillow leaves to who opens the file.
const names = ['ICC_PROFILE\0', 'iCCP', 'ICCP', 'colrprof', 'colrrICC']

/** True also where pixels happen to spell such a name: what is done then asks the file once more. */
export async function hasProfile(file: Blob): Promise<boolean> {
  const text = new TextDecoder('latin1').decode(await file.arrayBuffer())
  return names.some((name) => text.includes(name))
}
