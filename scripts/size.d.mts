export const SHELL: number
export const PAGE: number
/** Files that the page waits for, gzipped later; `read` gives a file's text. */
export function shellFiles(html: string, read: (file: string) => string): string[]
/** The same with what takes over from the shell. */
export function pageFiles(html: string, read: (file: string) => string): string[]
interface Sizes {
  readonly sizes: readonly { readonly file: string; readonly bytes: number }[]
  readonly bytes: number
}
export function sizeOf(dist: string): { readonly shell: Sizes; readonly page: Sizes }
/** A door of the package and all that its imports bring before it runs. */
export function doorFiles(door: string, read: (file: string) => string): string[]
export function doorSizes(
  folder: string,
): readonly { readonly door: string; readonly files: number; readonly bytes: number }[]
export const ENGINE: number
/** The engine's script and what bears the backend's name among the files, with all that they import at once. */
export function engineFiles(
  files: readonly string[],
  backend: string,
  read: (file: string) => string,
): string[]
/** Of the engine with each backend. */
export function engineSizes(dist: string): readonly { readonly backend: string; readonly bytes: number }[]
