// Deutsch: Operatoren in Dateien von Keras, die hier niemand kennt.
import type { Sentence } from '../told'

export const kerasOperators: readonly Sentence[] = [
  ['A padding of mode "{}" is not known here.', 'Ein Auffüllen der Art „{}“ ist hier nicht bekannt.'],
  [
    'A normalisation of order {} is not known here.',
    'Eine Normierung der Ordnung {} ist hier nicht bekannt.',
  ],
  [
    'Patches of every second pixel are not known here.',
    'Bildstücke aus jedem zweiten Bildpunkt sind hier nicht bekannt.',
  ],
  ['Patches that overlap are not known here.', 'Bildstücke, die sich überlappen, sind hier nicht bekannt.'],
  [
    'A choice (where) names places and not values, which is not known here.',
    'Eine Auswahl (where) nennt Orte und keine Werte, das ist hier nicht bekannt.',
  ],
  [
    'A repetition (repeat) without one number and one axis is not known here.',
    'Eine Wiederholung (repeat) ohne eine Zahl und eine Achse ist hier nicht bekannt.',
  ],
  [
    'Taking values by places that are computed is not known here.',
    'Werte nach berechneten Orten zu nehmen ist hier nicht bekannt.',
  ],
  ['A norm of order {} is not known here.', 'Eine Norm der Ordnung {} ist hier nicht bekannt.'],
  [
    'A part (slice) takes place {} of {}, which does not exist.',
    'Ein Teil (slice) nimmt Stelle {} von {}, die es nicht gibt.',
  ],
  [
    'A part (slice) from {} to {} in steps of {} is not known here.',
    'Ein Teil (slice) von {} bis {} in Schritten von {} ist hier nicht bekannt.',
  ],
  ['Rounding to {} decimals is not known here.', 'Runden auf {} Stellen ist hier nicht bekannt.'],
  ['A shrinking by {} is not known here.', 'Ein Schrumpfen mit {} ist hier nicht bekannt.'],
  [
    'An operator has no {}; save the model again.',
    'Einem Operator fehlt {}; bitte das Modell noch einmal speichern.',
  ],
  [
    'A convolution with margins of its own is not supported as a function.',
    'Eine Faltung mit eigenen Rändern wird als Funktion nicht unterstützt.',
  ],
  [
    'A layer norm with rms_scaling is not supported as a function.',
    'Eine Schicht-Norm mit rms_scaling wird als Funktion nicht unterstützt.',
  ],
  [
    'The operator {} would make [{}], which is nothing; open a model that fits its pictures.',
    'Der Operator {} würde [{}] ergeben, also nichts; bitte ein Modell öffnen, das zu seinen Bildern passt.',
  ],
]
