// Deutsch: die Einstellungen der Methoden und was sie tun.
import type { Sentence } from '../told'

export const settings: readonly Sentence[] = [
  ['Random masks.', 'Zufällige Masken.'],
  ['Average over variants', 'Über Varianten mitteln'],
  ['Base method', 'Grundmethode'],
  ['Blurred', 'Geglättet'],
  ['Cells a side', 'Zellen je Seite'],
  ['Channels kept', 'Behaltene Kanäle'],
  ['Concept shown', 'Gezeigtes Konzept'],
  ['Concepts', 'Konzepte'],
  ['Contrast', 'Kontrast'],
  ['Draft', 'Entwurf'],
  ['First component', 'Erste Komponente'],
  ['For and against', 'Dafür und dagegen'],
  ['Grid of the tokens', 'Raster der Tokens'],
  ['Hidden pixels', 'Verdeckte Bildpunkte'],
  ['Joined by', 'Verbunden durch'],
  ['Least value', 'Kleinster Wert'],
  ['Left out', 'Weggelassen'],
  ['Noise', 'Rauschen'],
  ['Samples', 'Stichproben'],
  ['Scales', 'Größen'],
  ['Seed', 'Startwert'],
  ['Share shown', 'Gezeigter Anteil'],
  ['Standard deviations', 'Standardabweichungen'],
  ['Step', 'Schrittweite'],
  ['Steps', 'Schritte'],
  ['Window', 'Fenster'],
  [
    'Averages the maps of six variants of the picture: mirrored or not, times 0.9, 1 and 1.1.',
    'Mittelt die Karten von sechs Varianten des Bildes: gespiegelt oder nicht, mal 0,9, 1 und 1,1.',
  ],
  ['Blurs the joined map over eleven pixels.', 'Glättet die verbundene Karte über elf Bildpunkte.'],
  [
    'By its score for the class: 0 is the highest; −1 paints all of them, each in a colour of its own.',
    'Nach seinem Punktwert für die Klasse: 0 ist der höchste; −1 malt alle, jedes in einer eigenen Farbe.',
  ],
  ['How coarse the random grids are.', 'Wie grob die zufälligen Raster sind.'],
  [
    'How far above its mean a value counts as strong.',
    'Wie weit über seinem Mittel ein Wert als stark gilt.',
  ],
  [
    'How many patterns the activations are split into.',
    'In wie viele Muster die Aktivierungen zerlegt werden.',
  ],
  ['How much of the picture a mask shows on average.', 'Wie viel vom Bild eine Maske im Mittel zeigt.'],
  [
    'How strongly the near classes are subtracted; 0 gives the base method.',
    'Wie stark die nahen Klassen abgezogen werden; 0 gibt die Grundmethode.',
  ],
  [
    'Keeps what speaks against the class as well: the map of the score less the map of its negative, without a ReLU.',
    'Behält auch, was gegen die Klasse spricht: die Karte des Punktwerts weniger die seines Gegenteils, ohne ReLU.',
  ],
  [
    'Mean over the windows that cover a place, or their maximum.',
    'Mittel über die Fenster, die eine Stelle bedecken, oder ihr Maximum.',
  ],
  [
    'Pixels from one square to the next; 0 takes a third of the window.',
    'Bildpunkte von einem Quadrat zum nächsten; 0 nimmt ein Drittel des Fensters.',
  ],
  [
    'Places on the way at which the gradient is taken.',
    'Stellen auf dem Weg, an denen der Gradient genommen wird.',
  ],
  [
    'Rows and columns on which the tokens of the layer lie, where they are no square: 14,7.',
    'Zeilen und Spalten, auf denen die Tokens der Schicht liegen, wo sie kein Quadrat sind: 14,7.',
  ],
  [
    'Scores only so many channels, those with the highest peaks; 0 scores all of them.',
    'Bewertet nur so viele Kanäle, die mit den höchsten Spitzen; 0 bewertet alle.',
  ],
  [
    'Scores a tenth of the masks or more, until the map should be much like the finished one, estimates the weights of the others from those and stops there; without it the run goes on.',
    'Bewertet ein Zehntel der Masken oder mehr, bis die Karte der fertigen sehr ähnlich sein dürfte, schätzt die Gewichte der übrigen daraus und hört dort auf; ohne das läuft es weiter.',
  ],
  [
    'Share of the windows, those of the lowest probability, that do not count.',
    'Anteil der Fenster, der unwahrscheinlichsten, der nicht zählt.',
  ],
  [
    'Side of the hidden square in pixels of the input; 0 takes a fifth of the shorter side.',
    'Seite des verdeckten Quadrats in Bildpunkten der Eingabe; 0 nimmt ein Fünftel der kürzeren Seite.',
  ],
  [
    'Sizes of the picture, from its own on, each two sevenths of it larger.',
    'Größen des Bildes, von seiner eigenen an, jede um zwei Siebtel größer.',
  ],
  [
    'Smaller values of a window’s map do not count in the mean.',
    'Kleinere Werte der Karte eines Fensters zählen im Mittel nicht.',
  ],
  [
    'Takes the first principal component of the weighted channels in the place of their sum.',
    'Nimmt die erste Hauptkomponente der gewichteten Kanäle statt ihrer Summe.',
  ],
  ['The method that makes the map of each window.', 'Die Methode, die die Karte jedes Fensters macht.'],
  ['The method that makes the maps.', 'Die Methode, die die Karten macht.'],
  ['The same seed gives the same numbers.', 'Derselbe Startwert gibt dieselben Zahlen.'],
  [
    'What hidden pixels become: zero of the model’s input, the picture’s mean colour, or the picture blurred.',
    'Was aus verdeckten Bildpunkten wird: die Null der Eingabe, die mittlere Farbe des Bildes oder das Bild unscharf.',
  ],
  ['Strengths at which each mask is scored.', 'Stärken, in denen jede Maske bewertet wird.'],
  ['Noisy copies of the picture.', 'Verrauschte Kopien des Bildes.'],
  ['Noisy copies of each mask.', 'Verrauschte Kopien jeder Maske.'],
  [
    'Standard deviation of the noise, as a share of the range of the picture.',
    'Standardabweichung des Rauschens, als Anteil am Wertebereich des Bildes.',
  ],
  [
    'Standard deviation of the noise on the preprocessed picture: 0.3 suits one divided by its deviation, a quarter of that one in 0..1.',
    'Standardabweichung des Rauschens auf dem vorbereiteten Bild: 0,3 passt, wo durch die Standardabweichung geteilt ist, ein Viertel davon bei 0 bis 1.',
  ],
  [
    'Standard deviation of the noise on masks that lie in 0..1.',
    'Standardabweichung des Rauschens auf Masken von 0 bis 1.',
  ],
]
