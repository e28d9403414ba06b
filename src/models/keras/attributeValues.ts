// What the options of a layer must be, whatever the class: a kernel that is handed a stride of 0 or a pool of -3
// does not come back with a sentence.

/** More than any layer of a picture model has. */
const MOST = 1e6

const COUNTS =
  /^(filters|units|kernel_size|strides|dilation_rate|pool_size|size|depth_multiplier|n|height|width|output_size|num_heads|key_dim|value_dim|input_dim|output_dim|ksize|block_size|repeats|multiples|rates|sizes|patch_size)$/
const MARGINS = /^(cropping|output_padding|pad_width|paddings)$/
/** Where -1 is what is left over. */
const SIZES = /^(shape|newshape)$/
/** A number of parts, or the sizes or ends of each. */
const PARTS = /^(num_or_size_splits|indices_or_sections)$/
const AXES = /^(axis|axes|axis1|axis2|source|destination|shared_axes|dims|perm)$/
const SWITCHES =
  /^(use_bias|center|keepdims|return_sequences|return_state|go_backwards|reset_after|invert|crop_to_aspect_ratio|pad_to_aspect_ratio|antialias|normalize)$/
const NUMBERS = /^(max_value|negative_slope|threshold|theta|fill_value|survival_probability)$/

const whole = (value: unknown, least: number, most = MOST) =>
  Number.isInteger(value) && (value as number) >= least && (value as number) <= most

/** What an option must be and is not, to follow "it"; null where it is well or says nothing. */
export function wrongValue(key: string, value: unknown): string | null {
  if (value === null || value === undefined) return null
  // Of a convolution as a function they are its kernel.
  if (key === 'filters' && Array.isArray(value) && Array.isArray(value[0])) return null
  const all = (test: (item: unknown) => boolean) =>
    [value].flat(3).every((item) => item === null || test(item))
  if (COUNTS.test(key)) return all((item) => whole(item, 1)) ? null : `must be whole, from 1 to ${MOST}`
  if (MARGINS.test(key)) return all((item) => whole(item, 0)) ? null : `must be whole, from 0 to ${MOST}`
  if (SIZES.test(key)) return all((item) => whole(item, -1)) ? null : `must be whole, from -1 to ${MOST}`
  if (PARTS.test(key))
    return all((item) => whole(item, Array.isArray(value) ? -1 : 1))
      ? null
      : `must be whole, from 1 to ${MOST}`
  if (key === 'shift') return all((item) => whole(item, -MOST)) ? null : `must be whole, up to ${MOST}`
  if (AXES.test(key)) return all((item) => whole(item, -8, 8)) ? null : 'must name axes, whole numbers'
  if (SWITCHES.test(key)) return typeof value === 'boolean' ? null : 'must be true or false'
  if (NUMBERS.test(key)) return all(Number.isFinite) ? null : 'must be a finite number'
  if (key === 'epsilon')
    return all((item) => Number.isFinite(item) && Number(item) >= 0) ? null : 'must not be negative'
  if (key === 'groups') return whole(value, 1) || value === -1 ? null : 'must be whole and positive'
  return null
}
