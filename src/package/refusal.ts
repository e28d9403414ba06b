// The page goes on with something else where a wish cannot be met, and remarks on it; the package refuses.
import { failure } from '../errors'

/** @param remarks as the page would say them: what cannot be, then what it takes instead */
export const refusal = (remarks: readonly string[]): Error =>
  failure('BadRecipe', remarks.map((remark) => remark.replace(/;[^;]*$/, '.')).join(' '))
