// Deutsch: was über ein Modell, seine Schichten und eine Karte herausgefunden wurde.
import type { Sentence } from '../told'

export const facts: readonly Sentence[] = [
  ['ONNX model', 'ONNX-Modell'],
  ['{} of {} classes, {} × {}', '{} mit {} Klassen, {} × {}'],
  ['8-bit weights', '8-Bit-Gewichte'],
  ['16-bit weights', '16-Bit-Gewichte'],
  ['16-bit float weights', '16-Bit-Gleitkommagewichte'],
  ['the file', 'der Datei'],
  [
    'Teachable Machine crops the picture square and scales it to -1..1.',
    'Teachable Machine schneidet das Bild quadratisch zu und skaliert es auf −1 bis 1.',
  ],
  [
    'Perhaps: its names sound like {}, whose authors scaled pictures so. Nothing in the file says it.',
    'Vielleicht: die Namen klingen nach {}, dessen Autoren Bilder so skalierten. In der Datei steht es nicht.',
  ],
  [
    'Nothing in the file says how pictures are scaled; 0..1 is the most usual.',
    'In der Datei steht nicht, wie Bilder skaliert werden; 0 bis 1 ist am üblichsten.',
  ],
  [
    'The model scales the picture itself, from {} (at "{}").',
    'Das Modell skaliert das Bild selbst, von {} (bei „{}“).',
  ],
  [
    'Probably: its first batch norm remembers pictures of mean {}.',
    'Wahrscheinlich: Die erste Batch-Norm des Modells ist auf Bilder mit dem Mittelwert {} eingestellt.',
  ],
  [
    'Nothing in the file says how pictures are scaled; ImageNet’s mean and deviation are the most usual for models of PyTorch.',
    'In der Datei steht nicht, wie Bilder skaliert werden; für Modelle aus PyTorch sind Mittelwert und Standardabweichung von ImageNet am üblichsten.',
  ],
  [
    'Nothing in the file says how pictures are scaled; 0..1, with margins, is the most usual for detectors of the YOLO kind.',
    'In der Datei steht nicht, wie Bilder skaliert werden; für Detektoren der YOLO-Art ist 0 bis 1 mit Rändern am üblichsten.',
  ],
  [
    'Perhaps: its boxes count in cells, as those of YOLOX do, which takes 0..255 in the order blue, green, red. Nothing in the file says it.',
    'Vielleicht: Seine Rahmen zählen in Zellen wie die von YOLOX, das 0 bis 255 in der Folge Blau, Grün, Rot nimmt. In der Datei steht es nicht.',
  ],
  [
    "The file's own metadata is Ultralytics', whose models take 0..1.",
    'Die Datei trägt Angaben von Ultralytics, deren Modelle 0 bis 1 nehmen.',
  ],
  [
    'preprocessor_config.json says how pictures are fed.',
    'preprocessor_config.json sagt, wie Bilder eingegeben werden.',
  ],
  ['config.json (timm) says how pictures are fed.', 'config.json (timm) sagt, wie Bilder eingegeben werden.'],
  ['{} gives the name "{}" to {} classes.', '{} gibt {3} Klassen den Namen „{2}“.'],
  ['{}: {} names for {} classes; not used.', '{}: {} Namen für {} Klassen; nicht benutzt.'],
  [
    "No list of names came with the model; as it has {} classes, they are perhaps ImageNet's.",
    'Mit dem Modell kamen keine Namen; da es {} Klassen hat, sind es vielleicht die von ImageNet.',
  ],
  [
    'The names of ImageNet could not be fetched without a network; classes go by their numbers.',
    'Die Namen von ImageNet ließen sich ohne Netz nicht laden; die Klassen heißen nach ihren Nummern.',
  ],
  [
    '{} has 1,000 names for 1,001 classes; the first class is taken for the background.',
    '{} hat 1.000 Namen für 1.001 Klassen; die erste Klasse gilt als Hintergrund.',
  ],
  ['No layer of the model keeps positions.', 'Keine Schicht des Modells behält Orte.'],
  [
    'The last activation that still has positions ({}) before they are pooled away.',
    'Die letzte Aktivierung, die noch Orte hat ({}), bevor sie zusammengefasst werden.',
  ],
  [
    'The last activation ({}) before the class scores of each place.',
    'Die letzte Aktivierung ({}) vor den Punktwerten der Klassen an jedem Ort.',
  ],
  [
    'The last token map ({} × {}) from which every patch still reaches the class scores.',
    'Die letzte Token-Karte ({} × {}), von der noch jedes Bildstück die Punktwerte erreicht.',
  ],
  [
    'Beside it {} ends a branch of the network, which this layer does not see.',
    'Daneben endet mit {} ein Zweig des Netzes, den diese Schicht nicht sieht.',
  ],
  [
    'Beside it {} end branches of the network, which this layer does not see.',
    'Daneben enden mit {} Zweige des Netzes, die diese Schicht nicht sieht.',
  ],
  ['Made of {}.', 'Gemacht aus {}.'],
  [
    'The gradient is the same at every place (average pooling and a linear head follow): Grad-CAM, HiResCAM and XGrad-CAM give the same map.',
    'Der Gradient ist an jeder Stelle derselbe (es folgen Mittelwert und ein linearer Kopf): Grad-CAM, HiResCAM und XGrad-CAM geben dieselbe Karte.',
  ],
  [
    'This method does not look at the class: every class has the same map.',
    'Diese Methode sieht nicht auf die Klasse: jede Klasse hat dieselbe Karte.',
  ],
  [
    'No place speaks against the class: nothing in this map is negative.',
    'Keine Stelle spricht gegen die Klasse: nichts an dieser Karte ist negativ.',
  ],
  [
    'Places below {} of the scale speak against the class, places above it for it.',
    'Stellen unter {} der Skala sprechen gegen die Klasse, Stellen darüber für sie.',
  ],
  [
    'A draft: {} of {} masks were scored, the weights of the others are estimates from those.',
    'Ein Entwurf: {} von {} Masken wurden bewertet, die Gewichte der anderen sind daraus geschätzt.',
  ],
  [
    'It reads the attention between tokens and this model has no tokens; choose another method.',
    'Sie liest die Aufmerksamkeit zwischen Tokens, und dieses Modell hat keine; eine andere Methode wählen.',
  ],
  [
    'No layer of the model keeps positions, so there is no class activation map to make; RISE, occlusion and the gradients of the picture need no layer (rise, occlusion, guidedbackprop, smoothgrad).',
    'Keine Schicht des Modells behält Orte, es gibt also keine Klassenaktivierungskarte; RISE, Verdeckung und die Gradienten des Bildes brauchen keine Schicht (rise, occlusion, guidedbackprop, smoothgrad).',
  ],
  [
    'The graph has its channels first; it is computed with channels last.',
    'Der Graph hat die Kanäle vorn; gerechnet wird mit den Kanälen hinten.',
  ],
  [
    'The file was written for one picture at a time; its shapes were opened for several.',
    'Die Datei war für ein Bild auf einmal geschrieben; ihre Formen wurden für mehrere geöffnet.',
  ],
  ['The file takes one picture at a time.', 'Die Datei nimmt ein Bild auf einmal.'],
  [
    'The layers are written by Keras 3; they were rewritten.',
    'Die Schichten sind von Keras 3 geschrieben; sie wurden umgeschrieben.',
  ],
  [
    'Layers that TensorFlow.js lacks are computed by Limelight: {}.',
    'Schichten, die TensorFlow.js fehlen, berechnet Limelight: {}.',
  ],
  [
    'A batch norm behind a convolution is folded into it where nobody asks for the value between.',
    'Eine Batch-Norm hinter einer Faltung ist in sie gefaltet, wo niemand den Wert dazwischen braucht.',
  ],
  [
    'The file computes in half precision; here it is computed in float32.',
    'Die Datei rechnet mit halber Genauigkeit; hier wird in float32 gerechnet.',
  ],
  [
    'The file computes in 8-bit whole numbers; here their values are computed in float32.',
    'Die Datei rechnet in ganzen Zahlen von 8 Bit; hier werden ihre Werte in float32 gerechnet.',
  ],
  [
    'The output is kept within 0 and 1; its own values are explained.',
    'Die Ausgabe bleibt zwischen 0 und 1; erklärt werden ihre eigenen Werte.',
  ],
]
