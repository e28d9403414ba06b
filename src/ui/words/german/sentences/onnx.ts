// Deutsch: ONNX-Dateien, die sich nicht öffnen lassen.
import type { Sentence } from '../told'

export const onnx: readonly Sentence[] = [
  [
    'Weights of four bits or so are computed in float32.',
    'Gewichte von etwa vier Bit werden in float32 gerechnet.',
  ],
  [
    '"{}" holds graphs {} levels deep, which no real model does.',
    '„{}“ enthält Graphen {} Ebenen tief; so sieht kein echtes Modell aus.',
  ],
  [
    'The function "{}" of the file calls itself or too many others; export the model again.',
    'Die Funktion „{}“ der Datei ruft sich selbst oder zu viele andere auf; bitte das Modell neu exportieren.',
  ],
  [
    'The value "{}" is put out twice in the graph, at last by "{}"; export the model again.',
    'Der Wert „{}“ wird im Graphen zweimal ausgegeben, zuletzt von „{}“; bitte das Modell neu exportieren.',
  ],
  [
    'The weight "{}" holds texts, which nothing here computes with.',
    'Das Gewicht „{}“ enthält Texte, mit denen hier nichts rechnet.',
  ],
  [
    'The weight "{}" of shape [{}] needs {} numbers, but the file has {}.',
    'Das Gewicht „{}“ der Form [{}] braucht {} Zahlen, die Datei hat aber {}.',
  ],
  [
    '"{}" is damaged or no ONNX file: {}; export or download it again.',
    '„{}“ ist beschädigt oder keine ONNX-Datei ({2?}); bitte neu exportieren oder herunterladen.',
  ],
  [
    'The graph lacks the value "{}", which "{}" needs; export the model again.',
    'Dem Graphen fehlt der Wert „{}“, den „{}“ braucht; bitte das Modell neu exportieren.',
  ],
  [
    'The graph lacks its output "{}"; export the model again.',
    'Dem Graphen fehlt seine Ausgabe „{}“; bitte das Modell neu exportieren.',
  ],
  ['The constant "{}" has no numbers.', 'Die Konstante „{}“ hat keine Zahlen.'],
  ['The constant "{}" was not made at opening.', 'Die Konstante „{}“ wurde beim Öffnen nicht angelegt.'],
  ['The operator If at "{}" lacks its {}.', 'Dem Operator If bei „{}“ fehlt {}.'],
  [
    'The output "{}" of the model does not depend on its picture.',
    'Die Ausgabe „{}“ des Modells hängt nicht vom Bild ab.',
  ],
  [
    'The output "{}" of the model is a {}, which is no list of class scores.',
    'Die Ausgabe „{}“ des Modells ist {}, das ist keine Liste von Punktwerten der Klassen.',
  ],
  ['The model has no input, so it takes no picture.', 'Das Modell hat keine Eingabe, nimmt also kein Bild.'],
  [
    'The model takes {} inputs ({}); only models of one picture can be explained.',
    'Das Modell nimmt {} Eingaben ({}); erklären lassen sich nur Modelle für ein Bild.',
  ],
  [
    'Of {} ONNX files {} is opened; to open another, such as {}, name it itself.',
    'Von {} ONNX-Dateien wird {} geöffnet; um eine andere zu öffnen, etwa {}, bitte sie selbst nennen.',
  ],
  [
    '"{}" has {} bytes, but a weight of "{}" ends at byte {}; the two do not belong together.',
    '„{}“ hat {} Bytes, aber ein Gewicht von „{}“ endet bei Byte {}; die beiden gehören nicht zusammen.',
  ],
  ['The operator {} at {} {}.', 'Der Operator {} bei {} {3!}.'],
  ['The operator {} at "{}" {}.', 'Der Operator {} bei „{}“ lässt sich hier nicht berechnen ({}).'],
]
