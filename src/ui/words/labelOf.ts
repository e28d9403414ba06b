import type { State } from '../../state/store'
import { firstName } from './describe'

/** Name of the class with this number, as the grid and the link write it. */
export const labelOf = ({ classification }: State, id: string): string =>
  firstName(classification?.top.find(({ index }) => String(index) === id)?.label ?? id)
