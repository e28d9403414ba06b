// Where average pooling and a linear head follow a layer, several methods give one and the same map there.

/** The engine's remark on such a map; the page tells by it which methods need not be tried. */
export const sameMapNote =
  'The gradient is the same at every place (average pooling and a linear head follow): Grad-CAM, HiResCAM and XGrad-CAM give the same map.'
