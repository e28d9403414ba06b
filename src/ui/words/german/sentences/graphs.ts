// Deutsch: Graphen von TensorFlow.js, Eingaben von Modellen und was ein Netz nicht hergibt.
import type { Sentence } from '../told'

export const graphs: readonly Sentence[] = [
  [
    "The graph's input {} is one picture [{}] without the axis of a batch; export the model for a batch of pictures, [n, {}].",
    'Die Eingabe {} des Graphen ist ein einzelnes Bild [{}] ohne Batch-Achse; bitte das Modell für Batches von Bildern exportieren, [n, {}].',
  ],
  ['The network has no node "{}".', 'Das Netz hat keinen Knoten „{}“.'],
  [
    'To compute "{}" the value of "{}" is needed too.',
    'Um „{}“ zu berechnen, braucht es auch den Wert von „{}“.',
  ],
  [
    'To compute "{}" the value of {} is needed too.',
    'Um „{}“ zu berechnen, braucht es auch den Wert von {}.',
  ],
  ['The network has no value for the node "{}".', 'Das Netz hat keinen Wert für den Knoten „{}“.'],
  [
    'The graph has {} nodes, more than {}; convert the part of the model that takes the picture.',
    'Der Graph hat {} Knoten, mehr als {}; bitte den Teil des Modells umwandeln, der das Bild nimmt.',
  ],
  [
    'The graph has a node {} whose name or operator is missing or too long; convert the model again.',
    'Der Graph hat einen Knoten {}, dessen Name oder Operator fehlt oder zu lang ist; bitte das Modell neu umwandeln.',
  ],
  [
    'The graph has a node named {}; rename it and convert the model again.',
    'Der Graph hat einen Knoten namens {}; bitte umbenennen und das Modell neu umwandeln.',
  ],
  ['The graph in model.json has no nodes.', 'Der Graph in der model.json hat keine Knoten.'],
  [
    'The output "{}" of the graph does not depend on any input.',
    'Die Ausgabe „{}“ des Graphen hängt von keiner Eingabe ab.',
  ],
  [
    "The input {} of the graph takes texts (a picture's file, say), which TensorFlow.js cannot decode; convert the part behind the decoding, which takes pixels.",
    'Die Eingabe {} des Graphen nimmt Texte (etwa die Datei eines Bildes), die TensorFlow.js nicht dekodieren kann; bitte den Teil dahinter umwandeln, der Bildpunkte nimmt.',
  ],
  [
    'The signature names the node {}, which the graph does not contain.',
    'Die Signatur nennt den Knoten {}, den der Graph nicht enthält.',
  ],
  [
    'The graph repeats a part of itself until a value decides (a loop at {}), which cannot be explained; write the steps out, or convert the part without it.',
    'Der Graph wiederholt einen Teil, bis ein Wert entscheidet (Schleife bei {}), das lässt sich nicht erklären; bitte die Schritte ausschreiben oder den Teil ohne sie umwandeln.',
  ],
  ['The graph goes in a circle through {}.', 'Der Graph geht im Kreis durch {}.'],
  [
    'The graph goes in a circle through "{}"; export the model again.',
    'Der Graph geht im Kreis durch „{}“; bitte das Modell neu exportieren.',
  ],
  [
    'The graph lacks the node {}, which "{}" needs; convert the model again.',
    'Dem Graphen fehlt der Knoten {}, den „{}“ braucht; bitte das Modell neu umwandeln.',
  ],
  [
    'The graph lacks the node {}; convert the model again.',
    'Dem Graphen fehlt der Knoten {}; bitte das Modell neu umwandeln.',
  ],
  [
    'An operator of the graph lacks its input {}; convert it again.',
    'Einem Operator des Graphen fehlt die Eingabe {}; bitte neu umwandeln.',
  ],
  [
    'An operator of the graph lacks its input; convert it again.',
    'Einem Operator des Graphen fehlt die Eingabe; bitte neu umwandeln.',
  ],
  [
    'A fused operator with {} is not supported; convert the model without it.',
    'Ein verschmolzener Operator mit {} wird hier nicht unterstützt; bitte das Modell ohne ihn umwandeln.',
  ],
  [
    'A fused convolution has its channels first; convert the model to NHWC.',
    'Eine verschmolzene Faltung hat die Kanäle vorn; bitte das Modell in NHWC umwandeln.',
  ],
  [
    'The graph calls functions that call functions, more than {} deep; convert the model again.',
    'Der Graph ruft Funktionen auf, die Funktionen aufrufen, mehr als {} tief; bitte das Modell neu umwandeln.',
  ],
  [
    'The graph has more than {} nodes once its functions are written out; convert the part that takes the picture.',
    'Mit ausgeschriebenen Funktionen hat der Graph mehr als {} Knoten; bitte den Teil umwandeln, der das Bild nimmt.',
  ],
  [
    'The operator {} at {} calls {}, which the graph does not contain; convert the model again.',
    'Der Operator {} bei {} ruft {} auf, das der Graph nicht enthält; bitte das Modell neu umwandeln.',
  ],
  [
    'The graph has {} outputs; the first {} are looked at.',
    'Der Graph hat {} Ausgaben; angesehen werden die ersten {}.',
  ],
  ['The output {} is left out: it gives texts.', 'Die Ausgabe {} bleibt weg: sie gibt Texte.'],
  [
    'The output {} is left out: it does not depend on any input.',
    'Die Ausgabe {} bleibt weg: sie hängt von keiner Eingabe ab.',
  ],
  ['The output {} is left out: {}', 'Die Ausgabe {} bleibt weg: {2!}'],
  [
    'The model takes an input of shape [{}], several frames or a volume at once; only single pictures can be explained.',
    'Das Modell nimmt eine Eingabe der Form [{}], mehrere Bilder oder ein Volumen auf einmal; erklären lassen sich nur einzelne Bilder.',
  ],
  [
    'The model takes an input of shape [{}], more than {} values.',
    'Das Modell nimmt eine Eingabe der Form [{}], mehr als {} Werte.',
  ],
  [
    'The input {} [{}] beside the picture is fed with zeros.',
    'Die Eingabe {} [{}] neben dem Bild bekommt Nullen.',
  ],
  [
    'The model takes {} pictures at once ({}); only models of one picture can be explained, so convert the part that takes one.',
    'Das Modell nimmt {} Bilder auf einmal ({}); erklären lassen sich nur Modelle für ein Bild, bitte den Teil umwandeln, der eines nimmt.',
  ],
  [
    "The model's input {} has {} channels; a picture has 1 or 3; it seems to have its channels first (NCHW), convert it with channels last.",
    'Die Eingabe {} des Modells hat {} Kanäle; ein Bild hat 1 oder 3. Die Kanäle stehen wohl vorn (NCHW), bitte mit den Kanälen hinten umwandeln.',
  ],
  [
    "The model's input {} has {} channels; a picture has 1 or 3.",
    'Die Eingabe {} des Modells hat {} Kanäle; ein Bild hat 1 oder 3.',
  ],
  [
    "The model's input {} is a flat list of {} numbers, and no Reshape behind it says how a picture lies in it; put one in front and convert the model again.",
    'Die Eingabe {} des Modells ist eine flache Liste von {} Zahlen, und kein Reshape dahinter sagt, wie ein Bild darin liegt; bitte eines davorsetzen und das Modell neu umwandeln.',
  ],
  [
    "The model's input {} has the shape [{}], which is no picture.",
    'Die Eingabe {} des Modells hat die Form [{}], das ist kein Bild.',
  ],
  [
    'The model\'s input "{}" is {}, which is no picture.',
    'Die Eingabe „{}“ des Modells ist {}, das ist kein Bild.',
  ],
  [
    'The interpolation {} is not known; there are nearest, area, {}.',
    'Die Interpolation {} ist nicht bekannt; es gibt nearest, area, {}.',
  ],
  [
    'The operator {} at {} has {}; convert the model without it.',
    'Der Operator {} bei {} hat {}; bitte das Modell ohne ihn umwandeln.',
  ],
  [
    'The operator {} at {} would make {}; open a model that fits its pictures.',
    'Der Operator {} bei {} ergäbe {}; bitte ein Modell öffnen, das zu seinen Bildern passt.',
  ],
  [
    'The operator {} at "{}" cannot be computed: {}',
    'Der Operator {} bei „{}“ lässt sich nicht berechnen: {}',
  ],
]
