// Deutsch: Gründe und Auswege, die am Ende eines Satzes stehen; allein sagt sie niemand.
import type { Sentence } from '../told'

export const reasons: readonly Sentence[] = [
  ['x, y, width, height', 'x, y, Breite, Höhe'],
  ['left, top, right, bottom', 'links, oben, rechts, unten'],
  ['top, left, bottom, right', 'oben, links, unten, rechts'],
  ['the network joins {} and {} numbers', 'das Netz fügt {} und {} Zahlen zusammen'],
  ['as chosen', 'wie gewählt'],
  ['as many classes have names', 'so viele Klassen haben Namen'],
  ['three boxes at each of {} places', 'drei Rahmen an jeder von {} Stellen'],
  ['a box at each of {} places', 'ein Rahmen an jeder von {} Stellen'],
  ['yes or no for each class', 'Ja oder Nein für jede Klasse'],
  ['the largest of the classes', 'die größten der Klassen'],
  ['the number of a class', 'die Nummer einer Klasse'],
  ['The weights are divided by it', 'Die Gewichte werden durch ihn geteilt'],
  [
    'Dividing by it turns the sign of every weight',
    'Durch ihn zu teilen kehrt das Vorzeichen jedes Gewichts um',
  ],
  [
    'CAM needs global average pooling and one dense layer',
    'CAM braucht den Mittelwert über alle Orte und eine dichte Schicht',
  ],
  ['a value that is not a number (NaN)', 'einen Wert, der keine Zahl ist (NaN)'],
  ['an infinite value ({})', 'einen unendlichen Wert ({})'],
  [
    'half precision holds nothing above 65504, so convert the model without --quantize_float16',
    'halbe Genauigkeit fasst nichts über 65504, bitte das Modell ohne --quantize_float16 umwandeln',
  ],
  [
    'the training went wrong or the file is damaged, so save the model again',
    'das Training ging schief, oder die Datei ist beschädigt; bitte das Modell neu speichern',
  ],
  ['There is no room left in this browser to keep it', 'In diesem Browser ist kein Platz mehr dafür'],
  ['This browser could not keep it', 'Dieser Browser konnte es nicht behalten'],
  [
    'export it with {}, from Keras 2 with tf2onnx, and open that',
    'bitte mit {} exportieren, aus Keras 2 mit tf2onnx, und das öffnen',
  ],
  [
    'selects boxes while running, which cannot be explained; convert the detector with what it selects from as outputs (raw_detection_boxes and raw_detection_scores, or without the selection)',
    'wählt Rahmen beim Rechnen aus, das lässt sich nicht erklären; bitte den Detektor so umwandeln, dass er ausgibt, woraus er wählt (raw_detection_boxes und raw_detection_scores, oder ohne die Auswahl)',
  ],
  [
    'works on texts, which cannot be explained; convert the part behind it, which works on numbers',
    'arbeitet mit Texten, das lässt sich nicht erklären; bitte den Teil dahinter umwandeln, der mit Zahlen arbeitet',
  ],
  [
    'decides while running, which cannot be explained; convert the model as it predicts (K.set_learning_phase(0) before the export, or training=False) and without such operators',
    'entscheidet beim Rechnen, das lässt sich nicht erklären; bitte das Modell so umwandeln, wie es vorhersagt (K.set_learning_phase(0) vor dem Export oder training=False), und ohne solche Operatoren',
  ],
  [
    'draws other numbers each time, so no answer can be repeated; convert the model as it predicts (training=False)',
    'zieht jedes Mal andere Zahlen, so dass sich keine Antwort wiederholen lässt; bitte das Modell so umwandeln, wie es vorhersagt (training=False)',
  ],
  [
    'finds its {} out while running, which is not supported here; convert the model with a fixed {}',
    'ermittelt {} erst beim Rechnen, das wird hier nicht unterstützt; bitte das Modell mit festem Wert ({}) umwandeln',
  ],
  [
    'is not supported by TensorFlow.js; replace it in the model',
    'wird von TensorFlow.js nicht unterstützt; bitte im Modell ersetzen',
  ],
  [
    'has its channels first (NCHW), which TensorFlow.js computes wrongly; convert the model with channels last (NHWC)',
    'hat die Kanäle vorn (NCHW), was TensorFlow.js falsch berechnet; bitte das Modell mit den Kanälen hinten umwandeln (NHWC)',
  ],
  [
    'has {} inputs where it needs {}; the file is damaged, so convert the model again',
    'hat {} Eingaben, wo er {} braucht; die Datei ist beschädigt, bitte das Modell neu umwandeln',
  ],
  [
    'has no {}; the file is damaged, so convert the model again',
    'hat kein {}; die Datei ist beschädigt, bitte das Modell neu umwandeln',
  ],
  [
    'normalises as in training, by the batch that it is given; convert the model as it predicts (training=False)',
    'normiert wie im Training, nach dem Batch, den er bekommt; bitte das Modell so umwandeln, wie es vorhersagt (training=False)',
  ],
  [
    'picks values by the picture, which cannot be known before it runs; a detector is to be exported without its selection of boxes (Ultralytics: nms=False)',
    'wählt Werte nach dem Bild aus, was vorher nicht bekannt sein kann; ein Detektor ist ohne seine Auswahl der Rahmen zu exportieren (Ultralytics: nms=False)',
  ],
  [
    'takes its {} from the picture, which cannot be known before it runs',
    'nimmt {} aus dem Bild, was vorher nicht bekannt sein kann',
  ],
  [
    'takes its moments from the batch; export the model for inference',
    'nimmt Mittelwert und Varianz aus dem Batch; bitte das Modell für die Inferenz exportieren',
  ],
  ['lacks its input {}; export the model again', 'hat keine Eingabe {}; bitte das Modell neu exportieren'],
  ['layers', 'Schichten'],
  ['calls of layers', 'Aufrufe von Schichten'],
  ['must be whole', 'muss ganz sein'],
  ['must be whole, from {} to {}', 'muss ganz sein, von {} bis {}'],
  ['must be whole, from {}', 'muss ganz sein, ab {}'],
  ['must not be negative', 'darf nicht negativ sein'],
  ['must be true or false', 'muss true oder false sein'],
  ['must name axes', 'muss Achsen nennen'],
  ['holds no modelTopology', 'enthält keine modelTopology'],
  [
    'is JSON, but no TensorFlow.js model (no modelTopology)',
    'ist JSON, aber kein Modell von TensorFlow.js (keine modelTopology)',
  ],
  [
    'is a pointer of Git LFS, not the file itself; run git lfs pull, or download the file',
    'ist ein Verweis von Git LFS, nicht die Datei selbst; bitte git lfs pull ausführen oder die Datei herunterladen',
  ],
  [
    'is a web page, not the file itself; get it again from its true address',
    'ist eine Webseite, nicht die Datei selbst; bitte von der wahren Adresse neu herunterladen',
  ],
  ['is compressed with gzip; unpack it with gunzip', 'ist mit gzip gepackt; bitte mit gunzip entpacken'],
  ['is a zip; unpack it', 'ist eine Zip-Datei; bitte entpacken'],
  ['must be whole and positive', 'muss ganz und positiv sein'],
  ['must be whole, up to {}', 'muss ganz sein, bis {}'],
  ['is empty; take another copy of it', 'ist leer; bitte eine andere Kopie nehmen'],
  [
    'seems to have had its line ends changed by Git (autocrlf); get it again, with *.bin binary in .gitattributes',
    'scheint von Git andere Zeilenenden bekommen zu haben (autocrlf); bitte neu herunterladen, mit *.bin binary in .gitattributes',
  ],
]
