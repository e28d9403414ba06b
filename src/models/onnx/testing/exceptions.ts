// Operator tests that are not passed, and why.

const REASONS: readonly (readonly [RegExp, string])[] = [
  [/batchnorm.*training_mode|training_dropout/, 'training, not inference'],
  [/reduce_(max|min|log_sum_exp)_empty_set/, 'a reduction over nothing'],
  [/mod_float_edge_cases/, 'the remainder of an infinite value'],
  [/constant_pad|range_float_type_positive_delta/, 'a setting that the test feeds as if it were a picture'],
  [/matmul_1d_1d/, 'a single number that the test writes as a list of one'],
  [/spacetodepth_crd/, 'a mode of opset 27'],
]

/** Null where a test has to pass. */
export function exceptionFor(name: string): string | null {
  return REASONS.find(([pattern]) => pattern.test(name))?.[1] ?? null
}
