// Deutsch: was die Engine nicht rechnen kann oder zu einer Karte anmerkt.
import type { Sentence } from '../told'

export const runs: readonly Sentence[] = [
  [
    'The browser gives no room for a canvas; close some tabs and reload the page.',
    'Der Browser gibt keinen Platz für eine Leinwand; bitte Tabs schließen und die Seite neu laden.',
  ],
  [
    'The score does not depend on the patches of {}: only a token that stands for no place is read behind it; choose {} instead.',
    'Der Punktwert hängt nicht von den Ausschnitten von {} ab: dahinter wird nur ein Token gelesen, das für keinen Ort steht; bitte stattdessen {} wählen.',
  ],
  [
    'The score does not depend on the patches of {}: only a token that stands for no place is read behind it; choose a method without gradients instead.',
    'Der Punktwert hängt nicht von den Ausschnitten von {} ab: dahinter wird nur ein Token gelesen, das für keinen Ort steht; bitte eine Methode ohne Gradienten wählen.',
  ],
  [
    'The score does not depend on the patches of {}: only a token that stands for no place is read behind it; choose a method without gradients.',
    'Der Punktwert hängt nicht von den Ausschnitten von {} ab: dahinter wird nur ein Token gelesen, das für keinen Ort steht; bitte eine Methode ohne Gradienten wählen.',
  ],
  ['{} ({}) cannot be {}; it takes {}.', '{} ({}) kann nicht {} sein; möglich ist {}.'],
  [
    '{} takes no samples from outside; leave the noise out.',
    '{} nimmt keine Stichproben von außen; bitte das Rauschen weglassen.',
  ],
  ['There is no method "{}"; choose one of {}.', 'Es gibt keine Methode „{}“; bitte eine von {} wählen.'],
  [
    'There is no class {}; choose one from 0 to {}.',
    'Es gibt keine Klasse {}; bitte eine von 0 bis {} wählen.',
  ],
  [
    'Flat map: every place has the same value, so no place stands out.',
    'Flache Karte: jede Stelle hat denselben Wert, keine tritt hervor.',
  ],
  [
    'Nothing positive: every place lowers the score, so the ReLU leaves nothing.',
    'Nichts ist positiv: jede Stelle senkt den Punktwert, der ReLU lässt nichts übrig.',
  ],
  ['The map holds values that are not numbers.', 'Die Karte enthält Werte, die keine Zahlen sind.'],
  [
    '{} is empty; give left,top,right,bottom in pixels.',
    '{} ist leer; bitte links,oben,rechts,unten in Bildpunkten angeben.',
  ],
  ['{} leaves the picture of {} × {} pixels.', '{} reicht über das Bild von {} × {} Bildpunkten hinaus.'],
  [
    'The map has {} × {} values, but the model sees {} × {} pixels: give the map of this picture.',
    'Die Karte hat {} × {} Werte, das Modell sieht aber {} × {} Bildpunkte: bitte die Karte dieses Bildes geben.',
  ],
  [
    'The map of {} × {} holds values that are not numbers; compute it again.',
    'Die Karte von {} × {} enthält Werte, die keine Zahlen sind; bitte neu berechnen.',
  ],
  [
    'No attention of the model can be seen: it has none from each token to each, or an operator has it inside; choose another method.',
    'Vom Modell ist keine Aufmerksamkeit zu sehen: es hat keine von jedem Token zu jedem, oder ein Operator schließt sie ein; bitte eine andere Methode wählen.',
  ],
  [
    'Attention of the model is within windows of {} tokens, as in Swin, and not from each of its {} to each, so that it cannot be read as a whole; choose another method.',
    'Die Aufmerksamkeit des Modells bleibt wie bei Swin in Fenstern von {} Tokens und geht nicht von jedem seiner {} zu jedem; als Ganzes ist sie nicht zu lesen, bitte eine andere Methode wählen.',
  ],
  [
    'The block of {} has no output that all goes through; choose another method.',
    'Der Block von {} hat keine Ausgabe, durch die alles geht; bitte eine andere Methode wählen.',
  ],
  [
    'The layer {} does not lead to the class scores; choose another one.',
    'Die Schicht {} führt nicht zu den Punktwerten der Klassen; bitte eine andere wählen.',
  ],
  ['The layer {} has no value.', 'Die Schicht {} hat keinen Wert.'],
  [
    'No layer of the model keeps positions, so none can be named.',
    'Keine Schicht des Modells behält Orte, also lässt sich keine nennen.',
  ],
  [
    'The model has no layer "{}" to explain; try "{}".',
    'Das Modell hat keine Schicht „{}“, die sich erklären lässt; vielleicht „{}“?',
  ],
  [
    '"{}" names {} layers; write more of the path: {}.',
    '„{}“ heißen {} Schichten; bitte mehr vom Pfad schreiben: {}.',
  ],
  ['The grid "{}" does not fit the {} tokens of {}.', 'Das Raster „{}“ passt nicht zu den {} Tokens von {}.'],
  [
    'The layer "{}" has {} places for this picture, which lie on no grid like {} × {}; feed the picture in the model\'s own proportions.',
    'Die Schicht „{}“ hat für dieses Bild {} Orte, die auf keinem Raster wie {} × {} liegen; bitte das Bild im Seitenverhältnis des Modells eingeben.',
  ],
  ['The score is {}. {}, as in pytorch-grad-cam.', 'Der Punktwert ist {}. {2!}, wie in pytorch-grad-cam.'],
  [
    '{} right behind {}; choose the last layer, or Grad-CAM.',
    '{1!} gleich hinter {}; bitte die letzte Schicht oder Grad-CAM wählen.',
  ],
  [
    'FinerCAM compares classes and this model has one; choose another method.',
    'FinerCAM vergleicht Klassen, und dieses Modell hat nur eine; bitte eine andere Methode wählen.',
  ],
  ['Compared with the classes {}.', 'Verglichen mit den Klassen {}.'],
  [
    'The model names no biases: only the gradient of the picture itself counts.',
    'Das Modell nennt keine Bias-Werte: es zählt allein der Gradient des Bildes.',
  ],
  [
    'KPCA-CAM takes layers of up to 64 by 64 places; {} has {} by {}.',
    'KPCA-CAM nimmt Schichten bis 64 mal 64 Orte; {} hat {} mal {}.',
  ],
  [
    'The model has no attention to show; choose another method.',
    'Das Modell hat keine Aufmerksamkeit zu zeigen; bitte eine andere Methode wählen.',
  ],
  [
    'RISE weighs masks by the probability of the class, as its paper does, not by the logit.',
    'RISE gewichtet Masken nach der Wahrscheinlichkeit der Klasse, wie die Arbeit es tut, nicht nach dem Logit.',
  ],
  [
    '{} channels share the peak {}; the first of them were kept.',
    '{} Kanäle haben dieselbe Spitze {}; behalten wurden die ersten.',
  ],
  [
    'The operator {} has no gradient: choose a method without gradients, such as Score-CAM.',
    'Der Operator {} hat keinen Gradienten; bitte eine Methode ohne Gradienten wählen, etwa Score-CAM.',
  ],
  ['The operator {} has no gradient: {}.', 'Der Operator {} hat keinen Gradienten ({}).'],
  [
    'A dilated convolution in NCHW has no gradient; convert the model to NHWC.',
    'Eine dilatierte Faltung in NCHW hat keinen Gradienten; bitte das Modell in NHWC umwandeln.',
  ],
  [
    'The filter of a dilated convolution depends on the layer; choose a later one.',
    'Der Filter einer dilatierten Faltung hängt von der Schicht ab; bitte eine spätere wählen.',
  ],
  [
    'SpaceToDepth in {} is not supported; convert the model to NHWC.',
    'SpaceToDepth in {} wird hier nicht unterstützt; bitte das Modell in NHWC umwandeln.',
  ],
  [
    'The Einsum "{}" takes a diagonal, which is not supported; rewrite it with separate labels.',
    'Der Einsum „{}“ nimmt eine Diagonale, das wird hier nicht unterstützt; bitte mit getrennten Buchstaben schreiben.',
  ],
  [
    'The Einsum "{}" does not fit inputs of {} axes; check the model.',
    'Der Einsum „{}“ passt nicht zu Eingaben mit {} Achsen; bitte das Modell prüfen.',
  ],
  ['The pool was closed.', 'Die Worker wurden geschlossen.'],
  [
    'One of the scoring workers stopped because {}; try again.',
    'Einer der Worker hielt an ({1?}); bitte noch einmal versuchen.',
  ],
  [
    '{} made WebAssembly stop ({}); its sizes or strides cannot be computed there. Take another model or backend.',
    '{} brachte WebAssembly zum Stehen ({}); seine Größen oder Schrittweiten lassen sich dort nicht berechnen. Bitte ein anderes Modell oder einen anderen Rechenweg nehmen.',
  ],
  ['The run was stopped.', 'Der Lauf wurde angehalten.'],
  ['The value was left out.', 'Der Wert wurde weggelassen.'],
  ['The backend was closed.', 'Der Rechenweg wurde geschlossen.'],
  ['The work was stopped.', 'Die Arbeit wurde angehalten.'],
  ['The engine was closed; reload the page.', 'Die Engine wurde geschlossen; bitte die Seite neu laden.'],
  ['There is no box {}.', 'Es gibt keinen Rahmen {}.'],
  ['No worker is started from {}.', 'Von {} wird kein Worker gestartet.'],
  ['The method {} has a card and no code.', 'Die Methode {} hat eine Karte und keinen Code.'],
  ['One picture is explained at a time, not {}.', 'Erklärt wird ein Bild auf einmal, nicht {}.'],
  [
    'The picture has the shape [{}]; give it as [1, {}].',
    'Das Bild hat die Form [{}]; bitte als [1, {}] übergeben.',
  ],
  [
    'The noise has {} values, but its shape [{}] has {}.',
    'Das Rauschen hat {} Werte, seine Form [{}] aber {}.',
  ],
  ['The noise must have the shape [{}], not [{}].', 'Das Rauschen muss die Form [{}] haben, nicht [{}].'],
]
