// Files that people give as pictures and that hold none this reads, told by their names: films, and what browsers leave
// to other programs. Page and terminal say the same of them.

/** By the end of the name: what it is, and what helps. */
export const foreignPictures: readonly (readonly [pattern: RegExp, what: string, how: string])[] = [
  [/\.(mp4|mov|webm|avi|mkv)$/i, 'a film', 'save one of its pictures as PNG or JPEG'],
  [
    /\.(psd|dng|cr2|cr3|nef|arw|raw|eps|pdf|hif|exr)$/i,
    'a picture that browsers do not read',
    'save it as PNG or JPEG',
  ],
]

/** Of pictures that are read, or of which their first bytes say why not. */
export const pictureEndings = /\.(png|jpe?g|jfif|webp|gif|bmp|avif|tiff?|hei[cf]|svg)$/i

/** Whether its name says that it is a picture, one that is read or one that is not. */
export const isPictureName = (name: string): boolean =>
  pictureEndings.test(name) || foreignPicture(name) !== null

/** What follows "clip.mov is"; null for other names. */
export function foreignPicture(name: string): string | null {
  const found = foreignPictures.find(([pattern]) => pattern.test(name))
  return found ? `${found[1]}; ${found[2]}.` : null
}
