import type { Rolldown } from 'vite'
/** How the page's code is cut. @param root folder of the project */
export function chunks(root: string): Rolldown.CodeSplittingGroup[]
