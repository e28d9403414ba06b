// What to do with a Keras model of which a part is not computed here: as ONNX it is a graph of operators.

/** The end of a sentence that names what is not computed. */
export const AS_ONNX =
  'export it with model.export("model.onnx", format="onnx"), from Keras 2 with tf2onnx, and open that'
