// Deutsch: was die Ausgabe eines Modells ist, und die Rahmen von Detektoren.
import type { Sentence } from '../told'

export const outputs: readonly Sentence[] = [
  [
    'The network selects boxes itself; what it selects them from is explained, so that every class has a score.',
    'Das Netz wählt die Rahmen selbst aus; erklärt wird, woraus es wählt, damit jede Klasse einen Punktwert hat.',
  ],
  [
    'The output {} has the shape [{}], which cannot be read as boxes: they need 4 numbers and the scores of their classes each.',
    'Die Ausgabe {} hat die Form [{}] und lässt sich nicht als Rahmen lesen: jeder braucht 4 Zahlen und die Punktwerte seiner Klassen.',
  ],
  [
    'The output {} is read as boxes (x, y, width, height, then {} {}): {}.',
    'Die Ausgabe {} wird als Rahmen gelesen (x, y, Breite, Höhe, dann {2} Punktwerte): {4!}.',
  ],
  [
    'The output {} is read as boxes (left, top, right, bottom, then {} {}): {}.',
    'Die Ausgabe {} wird als Rahmen gelesen (links, oben, rechts, unten, dann {2} Punktwerte): {4!}.',
  ],
  [
    'The output {} is read as boxes (x, y, width, height, whether anything is there, then {} {}): {}.',
    'Die Ausgabe {} wird als Rahmen gelesen (x, y, Breite, Höhe, ob dort etwas ist, dann {2} Punktwerte): {4!}.',
  ],
  [
    'Of each box {} further numbers (of masks or points) are left aside.',
    'Von jedem Rahmen bleiben {} weitere Zahlen (von Masken oder Punkten) beiseite.',
  ],
  [
    'The features ({}) that scores and boxes are made from.',
    'Die Merkmale ({}), aus denen Punktwerte und Rahmen entstehen.',
  ],
  [
    'The features that scores and boxes are made from, at {} sizes ({}); of their maps the largest value counts.',
    'Die Merkmale, aus denen Punktwerte und Rahmen entstehen, in {} Größen ({}); von ihren Karten zählt der größte Wert.',
  ],
  [
    'The output {} is read as the scores of {} boxes, which {} gives as {}; the first class is the background and is left out.',
    'Die Ausgabe {} wird als Punktwerte von {} Rahmen gelesen, die {} als {4!} angibt; die erste Klasse ist der Hintergrund und bleibt weg.',
  ],
  [
    'The output {} is read as the scores of {} boxes, which {} gives as {}; the last class stands for nothing.',
    'Die Ausgabe {} wird als Punktwerte von {} Rahmen gelesen, die {} als {4!} angibt; die letzte Klasse steht für nichts.',
  ],
  [
    'The output {} is read as the scores of {} boxes, which {} gives as {}.',
    'Die Ausgabe {} wird als Punktwerte von {} Rahmen gelesen, die {} als {4!} angibt.',
  ],
  [
    'Every column is taken for a class; where the last one stands for nothing, as in DETR, read it as {}.',
    'Jede Spalte gilt als Klasse; wo die letzte für nichts steht wie bei DETR, ist sie als {} zu lesen.',
  ],
  [
    'The network chooses by each picture where its boxes begin, so in copies with parts hidden a box may have another number.',
    'Das Netz wählt nach jedem Bild, wo seine Rahmen beginnen; in Kopien mit verdeckten Teilen kann ein Rahmen also eine andere Nummer haben.',
  ],
  [
    'The output {} gives offsets from anchors that the file does not hold, so its boxes are not known; export the model with its boxes worked out.',
    'Die Ausgabe {} nennt Abstände von Ankern, die nicht in der Datei stehen, die Rahmen sind also nicht bekannt; bitte das Modell mit ausgerechneten Rahmen exportieren.',
  ],
  [
    'The output {} lists boxes that the model has selected already, each with one score and the number of a class, so there are no class scores to explain; export it without the selection (Ultralytics: nms=False, end2end=False).',
    'Die Ausgabe {} nennt Rahmen, die das Modell schon ausgewählt hat, jeden mit einem Punktwert und der Nummer einer Klasse; es gibt also keine Punktwerte der Klassen zu erklären. Bitte ohne die Auswahl exportieren (Ultralytics: nms=False, end2end=False).',
  ],
  [
    'The graph shrinks each picture in a loop of its own; the picture is shrunk before it instead.',
    'Der Graph verkleinert jedes Bild in einer eigenen Schleife; stattdessen wird das Bild davor verkleinert.',
  ],
  [
    'The graph selects boxes itself; the scores and boxes from which it selects are explained.',
    'Der Graph wählt die Rahmen selbst aus; erklärt werden die Punktwerte und Rahmen, aus denen er wählt.',
  ],
  [
    'The model scores {} predictions but has {} boxes; choose another output.',
    'Das Modell bewertet {} Vorhersagen, hat aber {} Rahmen; bitte eine andere Ausgabe wählen.',
  ],
  [
    "None of the {} boxes is made of numbers alone; check the model's weights, or scale the picture otherwise.",
    'Keiner der {} Rahmen besteht nur aus Zahlen; bitte die Gewichte des Modells prüfen oder das Bild anders skalieren.',
  ],
  [
    'This model finds boxes and has no cells; name a box instead.',
    'Dieses Modell findet Rahmen und hat keine Zellen; bitte stattdessen einen Rahmen nennen.',
  ],
  [
    'This model finds boxes; say which one is explained by its number (anchor).',
    'Dieses Modell findet Rahmen; bitte mit der Nummer (anchor) sagen, welcher erklärt wird.',
  ],
  [
    'There is no box {}; choose one from 0 to {}.',
    'Es gibt keinen Rahmen {}; bitte einen von 0 bis {} wählen.',
  ],
  ['The model has no output.', 'Das Modell hat keine Ausgabe.'],
  ['The model has no output {}; it has {}.', 'Das Modell hat keine Ausgabe {}; es hat {}.'],
  [
    'The output {} is of whole numbers or of yes and no, through which no gradient passes; choose an output with the class scores.',
    'Die Ausgabe {} besteht aus ganzen Zahlen oder aus Ja und Nein, durch die kein Gradient geht; bitte eine Ausgabe mit den Punktwerten der Klassen wählen.',
  ],
  [
    'The output is brought to length 1, as an embedding is, so its numbers are no scores of classes.',
    'Die Ausgabe ist auf die Länge 1 gebracht wie eine Einbettung; ihre Zahlen sind keine Punktwerte von Klassen.',
  ],
  [
    'The model applies a softmax twice; the scores before the first are explained, and probabilities are those of one.',
    'Das Modell wendet zweimal einen Softmax an; erklärt werden die Punktwerte vor dem ersten, Wahrscheinlichkeiten sind die nach einem.',
  ],
  [
    'The output is {}, {}; the scores behind it are explained.',
    'Die Ausgabe ist {} ({2!}); erklärt werden die Punktwerte dahinter.',
  ],
  [
    'The output {} is {}, which says yes or no and lets no gradient pass; choose an output with the class scores.',
    'Die Ausgabe {} ist {}, sagt ja oder nein und lässt keinen Gradienten durch; bitte eine Ausgabe mit den Punktwerten der Klassen wählen.',
  ],
  [
    'The output {} is {} over places and not over classes; choose an output with the class scores.',
    'Die Ausgabe {} ist {} über Orte und nicht über Klassen; bitte eine Ausgabe mit den Punktwerten der Klassen wählen.',
  ],
  [
    'The output has {} steps; the score of a class is its mean over them.',
    'Die Ausgabe hat {} Schritte; der Punktwert einer Klasse ist ihr Mittel.',
  ],
  [
    'The output is made of a softmax or a sigmoid by operators that are not looked through; its own values are explained.',
    'Die Ausgabe entsteht aus einem Softmax oder Sigmoid durch Operatoren, durch die nicht hindurchgesehen wird; erklärt werden ihre eigenen Werte.',
  ],
  [
    'The output has the shape of the picture, so its three channels are read as colours and not as classes.',
    'Die Ausgabe hat die Form des Bildes; ihre drei Kanäle gelten als Farben und nicht als Klassen.',
  ],
  [
    'The output {} has the shape [{}]: boxes or anchors with several numbers each, not one list of class scores; where they are boxes, say so with output={}:boxes (or :boxes-objectness, as YOLOv5 has it), or choose another output.',
    'Die Ausgabe {} hat die Form [{}]: Rahmen oder Anker mit je mehreren Zahlen, keine Liste von Punktwerten der Klassen; sind es Rahmen, bitte mit output={}:boxes (oder :boxes-objectness wie bei YOLOv5) sagen, sonst eine andere Ausgabe wählen.',
  ],
  [
    'This output gives values and no probabilities; explain the value (target logit).',
    'Diese Ausgabe gibt Werte und keine Wahrscheinlichkeiten; bitte den Wert erklären (Ziel logit).',
  ],
  [
    'This model has one score a class and no cells; leave the cell out.',
    'Dieses Modell hat einen Punktwert je Klasse und keine Zellen; bitte die Zelle weglassen.',
  ],
  ['A cell needs a row and a column.', 'Eine Zelle braucht eine Zeile und eine Spalte.'],
  [
    'The cell {} lies outside the {} by {} output.',
    'Die Zelle {} liegt außerhalb der Ausgabe von {} mal {}.',
  ],
  ['The places where the class wins are not known yet.', 'Wo die Klasse gewinnt, ist noch nicht bekannt.'],
  [
    'This model says no class for each place, so none wins anywhere; explain its score (target logit).',
    'Dieses Modell nennt nicht für jede Stelle eine Klasse, also gewinnt nirgends eine; bitte ihren Punktwert erklären (Ziel logit).',
  ],
  [
    'The model "{}" scores {} with {}, which is no number to explain; check its weights, or scale the picture otherwise.',
    'Das Modell „{}“ bewertet {} mit {}, das ist keine Zahl, die sich erklären lässt; bitte die Gewichte prüfen oder das Bild anders skalieren.',
  ],
]
