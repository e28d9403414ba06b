// Deutsch: was von einem Link nicht genommen wurde, und was stattdessen gilt. Genaueres steht vor Allgemeinerem.
import type { Sentence } from '../told'

export const links: readonly Sentence[] = [
  [
    'No single layer of {} is called "{}"; {} is taken instead.',
    'Keine einzelne Schicht von {} heißt „{}“; stattdessen wird {} genommen.',
  ],
  ['No single layer of {} is called "{}".', 'Keine einzelne Schicht von {} heißt „{}“.'],
  [
    '{} has one score a class and no cells; the score of the class is explained instead.',
    '{} hat einen Punktwert je Klasse und keine Zellen; erklärt wird stattdessen der Punktwert der Klasse.',
  ],
  [
    '{} finds no boxes; the score of the whole picture is explained instead.',
    '{} findet keine Rahmen; erklärt wird stattdessen der Punktwert des ganzen Bildes.',
  ],
  [
    '{} has {} boxes and none of the number {}; the best one is explained instead.',
    '{} hat {} Rahmen und keinen mit der Nummer {}; erklärt wird stattdessen der beste.',
  ],
  [
    'There is no method {}, perhaps {}; Grad-CAM is taken instead.',
    'Es gibt keine Methode {}, vielleicht {}; stattdessen wird Grad-CAM genommen.',
  ],
  [
    "The list of layers {} names none; the model's suggestion is taken.",
    'Die Liste der Schichten {} nennt keine; die vom Modell vorgeschlagene wird genommen.',
  ],
  [
    "The list of layers {} is longer than {}; the model's suggestion is taken.",
    'Die Liste der Schichten {} ist länger als {}; genommen wird die vorgeschlagene.',
  ],
  [
    'The anchor {} is no number of a box; the best one is taken.',
    'Der Anker {} ist keine Nummer eines Rahmens; genommen wird der beste.',
  ],
  [
    "The resize {} is no number of pixels, such as 256; the model's guess is taken.",
    'Die Größe {} (resize) ist keine Zahl von Bildpunkten wie 256; genommen wird die vermutete.',
  ],
  [
    "The scale {} is taken for numbers on 0..1, as in PyTorch's Normalize; on 0..255 it is {}.",
    'Die Skalierung {} wird als Zahlen auf 0..1 genommen, wie in PyTorchs Normalize; auf 0..255 ist sie {}.',
  ],
  [
    '{} takes a whole number from {} to {} as {}, not "{}"; {} is taken.',
    '{} nimmt für {4} eine ganze Zahl von {2} bis {3}, nicht „{5}“; genommen wird {6}.',
  ],
  [
    '{} takes a number from {} to {} as {}, not "{}"; {} is taken.',
    '{} nimmt für {4} eine Zahl von {2} bis {3}, nicht „{5}“; genommen wird {6}.',
  ],
  [
    '{} takes a whole number of at least {} as {}, not "{}"; {} is taken.',
    '{} nimmt für {3} eine ganze Zahl ab {2}, nicht „{4}“; genommen wird {5}.',
  ],
  [
    '{} takes a number of at least {} as {}, not "{}"; {} is taken.',
    '{} nimmt für {3} eine Zahl ab {2}, nicht „{4}“; genommen wird {5}.',
  ],
  [
    '{} takes true or false as {}, not "{}"; {} is taken.',
    '{} nimmt für {} true oder false, nicht „{}“; genommen wird {}.',
  ],
  [
    '{} takes one of {} as {}, not "{}"; {} is taken.',
    '{} nimmt für {3} eines von {2}, nicht „{4}“; genommen wird {5}.',
  ],
  [
    '{} takes rows and columns such as 14,7 as {}, not "{}"; that of the model is taken.',
    '{} nimmt für {} Zeilen und Spalten wie 14,7, nicht „{}“; genommen wird, was das Modell vorgibt.',
  ],
  [
    'The comparison "{}" is none of {}; one map is shown.',
    'Der Vergleich „{}“ ist keiner von {}; gezeigt wird eine Karte.',
  ],
  [
    'A letterbox keeps the whole picture: the resize {} is passed over.',
    'Mit Rand bleibt das ganze Bild erhalten: resize {} wird übergangen.',
  ],
  [
    'Nothing is padded: the resize {} is taken as {}, the shorter side of the input.',
    'Nichts wird aufgefüllt: resize {} wird als {} genommen, die kürzere Seite der Eingabe.',
  ],
  [
    'A contrast of {} with itself is nothing everywhere; its score is explained instead.',
    'Der Unterschied von {} zu sich selbst ist überall null; stattdessen wird ihr Punktwert erklärt.',
  ],
  ['There is no "{}" in a link; it was ignored.', 'In einem Link gibt es kein „{}“; es wurde übergangen.'],
  [
    "The link's {} is cut or damaged; it was ignored.",
    '{} im Link ist abgeschnitten oder beschädigt und wurde übergangen.',
  ],
  [
    'The model has no class "{}"; pick another in the list.',
    'Das Modell hat keine Klasse „{}“; bitte eine andere aus der Liste wählen.',
  ],
  [
    'There is no method {}; Grad-CAM is taken instead.',
    'Es gibt keine Methode {}; stattdessen wird Grad-CAM genommen.',
  ],
  [
    "The scale {} is none of unit, signed, bytes, imagenet, caffe, bgr, m1,m2,m3/s1,s2,s3 (on 0..255); the model's guess is taken.",
    'Die Skalierung {} ist keine von unit, signed, bytes, imagenet, caffe, bgr, m1,m2,m3/s1,s2,s3 (auf 0..255); genommen wird die vermutete.',
  ],
  [
    'The target {} is none of logit, probability, negative, contrast:class, cell:y,x,class, region; the logit is taken.',
    'Das Ziel {} ist keines von logit, probability, negative, contrast:class, cell:y,x,class, region; genommen wird das Logit.',
  ],
  [
    'The look {} is not palette,opacity,threshold ({}; 0 to 100); the usual look is taken.',
    'Das Aussehen {} ist nicht palette,opacity,threshold ({}; 0 bis 100); genommen wird das übliche.',
  ],
  ['The {} {} is none of {}; {}.', '{} {} ist keines von {}; das Übliche wird genommen.'],
]
