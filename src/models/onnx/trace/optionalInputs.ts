// Which inputs of ONNX's own operators a file may leave out, from the schemas of onnx 1.23 (onnx.defs), all versions.

const FROM_SECOND = [
  ...['ReduceL1', 'ReduceL2', 'ReduceLogSum', 'ReduceLogSumExp', 'ReduceMax', 'ReduceMean', 'ReduceMin'],
  ...['ReduceProd', 'ReduceSum', 'ReduceSumSquare', 'Clip', 'DFT', 'Dropout', 'Resize', 'SequenceErase'],
  ...['Split', 'SplitToSequence', 'Squeeze', 'Trilu', 'Loop'],
]
const FROM_THIRD = [
  ...[
    'CausalConvWithState',
    'Conv',
    'ConvInteger',
    'ConvTranspose',
    'DequantizeLinear',
    'Gemm',
    'QuantizeLinear',
  ],
  ...[
    'LayerNormalization',
    'MatMulInteger',
    'MaxUnpool',
    'NonMaxSuppression',
    'Pad',
    'SequenceInsert',
    'STFT',
  ],
  ...['NegativeLogLikelihoodLoss', 'SoftmaxCrossEntropyLoss', 'TensorScatter'],
]
const FROM_FOURTH = [
  ...['Attention', 'DeformConv', 'GRU', 'LinearAttention', 'LSTM', 'RNN', 'RotaryEmbedding', 'Slice'],
]

/** The first input that may be left out, by operator. */
const FIRST: ReadonlyMap<string, number> = new Map<string, number>([
  ...FROM_SECOND.map((op) => [op, 1] as const),
  ...FROM_THIRD.map((op) => [op, 2] as const),
  ...FROM_FOURTH.map((op) => [op, 3] as const),
  ['QLinearConv', 8],
  ...['Optional', 'OptionalHasElement', 'Scan'].map((op) => [op, 0] as const),
])

/** Operators of other domains say so themselves. */
export const mayBeLeftOut = (
  { op, domain }: { readonly op: string; readonly domain: string },
  input: number,
) => domain !== '' || input >= (FIRST.get(op) ?? Number.POSITIVE_INFINITY)
