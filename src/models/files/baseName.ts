// What the path of a file says.

/** The last part of a path. */
export function baseName(path: string): string {
  return path.split('/').at(-1) ?? path
}

/** Files that systems put beside those of their user. */
export const isHidden = (path: string) =>
  /(^|\/)(\.|__MACOSX\/|(Thumbs\.db|desktop\.ini|Icon\r)$)/i.test(path)
